"""Asks to handle page faults itself, by which the kernel can be held up in the midst of a call."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    USERFAULTFD, USER_ONLY = 323, 1
    faults = ctypes.CDLL(None).syscall(USERFAULTFD, os.O_CLOEXEC | USER_ONLY)
    if faults >= 0:
        os.close(faults)
    return faults >= 0
