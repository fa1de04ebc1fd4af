"""Clones a process with the bit of threads set where the kernel does not look: the upper half."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    CLONE, CHILD, THREAD = 56, 17, 0x10000
    flags = ctypes.c_ulong(THREAD << 32 | CHILD)
    child = ctypes.CDLL(None).syscall(CLONE, flags, None, None, None, None)
    if child == 0:
        os._exit(0)
    return child > 0 and os.waitpid(child, 0)[1] == 0
