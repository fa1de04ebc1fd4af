"""Becomes a program that stands in memory alone: no rule about files would hold it."""

import ctypes
import os
import platform


def attack():
    if platform.machine() != "x86_64":
        return False
    mark = os.path.join(os.path.dirname(__file__), "became")
    program = os.memfd_create("program", 0)
    os.write(program, b'#!/bin/sh\n: > "$1"\n')
    given = (ctypes.c_char_p * 3)(b"program", mark.encode(), None)
    AT_EMPTY_PATH, EXECVEAT = 0x1000, 322
    return ctypes.CDLL(None).syscall(EXECVEAT, program, b"", given, None, AT_EMPTY_PATH) == 0
