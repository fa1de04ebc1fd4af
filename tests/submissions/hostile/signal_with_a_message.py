"""Queues signal 0 with a message for the parent: a call that a rule about kill does not hold."""

import ctypes
import os
import platform
import struct


def attack():
    if platform.machine() != "x86_64":
        return False
    libc, parent = ctypes.CDLL(None), os.getppid()
    QUEUE, QUEUE_TO_THREAD = 129, 297
    message = struct.pack("3i", 0, 0, -1).ljust(128, b"\0")
    queued = libc.syscall(QUEUE, parent, 0, message) == 0
    return queued or libc.syscall(QUEUE_TO_THREAD, parent, parent, 0, message) == 0
