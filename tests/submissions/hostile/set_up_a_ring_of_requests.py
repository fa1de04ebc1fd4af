"""Sets up io_uring, whose requests open and write files beside any filter of system calls."""

import ctypes
import os


def attack():
    SETUP = 425
    ring = ctypes.CDLL(None).syscall(SETUP, 1, ctypes.create_string_buffer(120))
    if ring >= 0:
        os.close(ring)
    return ring >= 0
