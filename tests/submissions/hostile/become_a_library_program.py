"""Becomes a program by a mere handle of Python's own file: to read it might be enough."""

import ctypes
import os
import platform
import sys


def attack():
    if platform.machine() != "x86_64":
        return False
    mark = os.path.join(os.path.dirname(__file__), "became")
    given = (ctypes.c_char_p * 4)(b"python", b"-c", f"open({mark!r}, 'w')".encode(), None)
    python = os.open(os.path.realpath(sys.executable), os.O_PATH)
    AT_EMPTY_PATH, EXECVEAT = 0x1000, 322
    return ctypes.CDLL(None).syscall(EXECVEAT, python, b"", given, None, AT_EMPTY_PATH) == 0
