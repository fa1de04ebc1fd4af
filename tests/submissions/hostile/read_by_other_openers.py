"""Reads a forbidden file by C and by numpy, beside any rule that is laid on Python's open."""

import contextlib
import ctypes

import numpy as np


def attack():
    file, libc = "/etc/passwd", ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    ways = (
        lambda: np.fromfile(file, np.uint8).size,
        lambda: np.memmap(file, np.uint8, "r").size,
        lambda: len(np.genfromtxt(file, str, delimiter="\n")),
        lambda: libc.fopen(file.encode(), b"r"),
        lambda: libc.openat(-100, file.encode(), 0) > 0,
    )
    for way in ways:
        with contextlib.suppress(OSError):
            if way():
                return True
    return False
