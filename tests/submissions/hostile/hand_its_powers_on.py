"""Lets a program that it becomes inherit the administrator's powers, by capget and capset."""

import ctypes


def attack():
    libc, VERSION = ctypes.CDLL(None), 0x20080522
    header, powers = (ctypes.c_uint32 * 2)(VERSION, 0), (ctypes.c_uint32 * 6)()
    if libc.capget(header, powers) != 0:
        return False
    powers[2], powers[5] = powers[1], powers[4]  # inheritable: what is permitted
    return libc.capset(header, powers) == 0 and any(powers)
