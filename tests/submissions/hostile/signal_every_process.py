"""Sends signal 0 to each other process there is: one that answers could be ended or woken."""

import contextlib
import os


def attack():
    reached = 0
    for process in (-1, 0, *range(1, 3000)):
        with contextlib.suppress(OSError):
            if process != os.getpid():
                os.kill(process, 0)
                reached += 1
    return reached > 0
