"""Writes into the parent's memory the bytes that it has there already; others would rewrite it."""

import ctypes
import os


def attack():
    libc, size = ctypes.CDLL(None), 8
    there = (ctypes.c_void_p * 2)(id(type) + 8, size)  # the type of type, alike in a forked process
    same = ctypes.create_string_buffer(ctypes.string_at(id(type) + 8, size), size)
    here = (ctypes.c_void_p * 2)(ctypes.addressof(same), size)
    WRITEV = libc.process_vm_writev
    WRITEV.argtypes = ctypes.c_int, *[ctypes.c_void_p, ctypes.c_ulong] * 2, ctypes.c_ulong
    return WRITEV(os.getppid(), here, 1, there, 1, 0) == size
