"""Traces the parent as a debugger does, without stopping it; then its memory could be rewritten."""

import ctypes
import os


def attack():
    libc = ctypes.CDLL(None)
    libc.ptrace.argtypes = ctypes.c_long, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p
    SEIZE = 0x4206  # ends with this process
    return libc.ptrace(SEIZE, os.getppid(), None, None) == 0
