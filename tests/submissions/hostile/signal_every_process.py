"""Sends signal 0 to each other process there is: one that answers could be ended or woken."""

import contextlib
import ctypes
import os


def attack():
    own = ctypes.CDLL(None).getpid()  # os.getpid says the same number in every worker
    reached = 0
    for process in (-1, 0, *range(1, 3000)):
        with contextlib.suppress(OSError):
            if process != own:
                os.kill(process, 0)
                reached += 1
    return reached > 0
