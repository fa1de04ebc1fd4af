"""Counts the parent's computing by perf_event_open, which may also sample its addresses."""

import ctypes
import os
import platform
import struct


def attack():
    if platform.machine() != "x86_64":
        return False
    OPEN, SOFTWARE, TASK_CLOCK = 298, 1, 1
    wanted = struct.pack("IIQ", SOFTWARE, 112, TASK_CLOCK).ljust(112, b"\0")
    found = ctypes.CDLL(None).syscall(OPEN, wanted, os.getppid(), -1, -1, ctypes.c_ulong(0))
    if found >= 0:
        os.close(found)
    return found >= 0
