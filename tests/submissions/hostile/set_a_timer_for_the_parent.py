"""Sets a timer whose signal goes to a thread of the parent's: the kernel itself ought to refuse."""

import ctypes
import os
import platform
import struct


def attack():
    if platform.machine() != "x86_64":
        return False
    libc, CREATE, DELETE, CLOCK, TO_A_THREAD, NOTHING = ctypes.CDLL(None), 222, 226, 1, 4, 0
    event = struct.pack("Qiii", 0, NOTHING, TO_A_THREAD, os.getppid()).ljust(64, b"\0")
    timer = ctypes.c_int()
    made = libc.syscall(CREATE, CLOCK, event, ctypes.byref(timer)) == 0
    return made and libc.syscall(DELETE, timer) == 0
