"""Keeps a key in the kernel, where a later process of the same submission could find its notes."""

import ctypes
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    libc, ADD_KEY, KEYCTL = ctypes.CDLL(None), 248, 250
    OF_THIS_PROCESS, OF_THE_USER, GET_RING = -2, -4, 0
    added = libc.syscall(ADD_KEY, b"user", b"canary", b"x", ctypes.c_size_t(1), OF_THIS_PROCESS) > 0
    return added or libc.syscall(KEYCTL, GET_RING, OF_THE_USER, 0) > 0
