"""Opens a file by openat2, the newest call for it, whose flags stand in memory."""

import ctypes
import os
import struct


def attack():
    libc, OPENAT2, NO_FOLDER = ctypes.CDLL(None), 437, -100
    how = struct.pack("3Q", os.O_RDONLY, 0, 0)
    file = libc.syscall(OPENAT2, NO_FOLDER, b"/etc/passwd", how, ctypes.c_size_t(len(how)))
    return file >= 0 and b"root:" in os.read(file, 4096)
