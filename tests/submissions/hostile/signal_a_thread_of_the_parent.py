"""Sends signal 0 to the parent's thread by tkill and tgkill, beside a rule about kill alone."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    libc, parent = ctypes.CDLL(None), os.getppid()
    TKILL, TGKILL = 200, 234
    return libc.syscall(TKILL, parent, 0) == 0 or libc.syscall(TGKILL, parent, parent, 0) == 0
