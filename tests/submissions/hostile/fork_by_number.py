"""Forks by the number of the system call, beside the C library's fork, which makes a clone."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    FORK = 57
    child = ctypes.CDLL(None).syscall(FORK)
    if child == 0:
        os._exit(0)
    return child > 0 and os.waitpid(child, 0)[1] == 0
