"""Reads the parent's memory where this process has the same object, being forked from it."""

import ctypes
import os


def attack():
    libc, secret = ctypes.CDLL(None), ctypes.create_string_buffer(16)
    here = (ctypes.c_void_p * 2)(ctypes.addressof(secret), len(secret))
    there = (ctypes.c_void_p * 2)(id(None), len(secret))
    READV = libc.process_vm_readv
    READV.argtypes = ctypes.c_int, *[ctypes.c_void_p, ctypes.c_ulong] * 2, ctypes.c_ulong
    return READV(os.getppid(), here, 1, there, 1, 0) == len(secret)
