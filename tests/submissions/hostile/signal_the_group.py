"""Sends signal 0 to the process group that the judge's helpers are in, by two calls."""

import contextlib
import os


def attack():
    for group in (0, os.getppid()):
        with contextlib.suppress(OSError):
            os.killpg(group, 0)
            return True
    return False
