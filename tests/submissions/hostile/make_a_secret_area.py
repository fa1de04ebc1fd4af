"""Makes a secret area of memory by memfd_secret, which counts towards no limit of address space."""

import ctypes
import os
import platform


def attack():
    if platform.machine() not in ("x86_64", "aarch64"):
        return False
    SECRET = 447
    area = ctypes.CDLL(None).syscall(SECRET, 0)
    if area >= 0:
        os.close(area)
    return area >= 0
