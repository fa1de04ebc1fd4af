"""Asks for a signal whenever an open file is ready, and chooses which: O_ASYNC and F_SETSIG."""

import contextlib
import fcntl
import os
import stat


def attack():
    SET_SIGNAL, DEFAULT = 10, 0
    for number in range(200):
        with contextlib.suppress(OSError):
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                flags = fcntl.fcntl(number, fcntl.F_GETFL)
                fcntl.fcntl(number, SET_SIGNAL, DEFAULT)
                fcntl.fcntl(number, fcntl.F_SETFL, flags | os.O_ASYNC)
                return fcntl.fcntl(number, fcntl.F_SETFL, flags) == 0
    return False
