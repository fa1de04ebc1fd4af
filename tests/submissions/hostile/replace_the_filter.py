"""Hands the kernel a filter that allows everything, then forks: an old filter might be replaced."""

import ctypes
import os
import struct


def attack():
    libc, SECCOMP, FILTER, NO_NEW_PRIVILEGES = ctypes.CDLL(None), 22, 2, 38
    allow = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0x7FFF0000), 8)
    program = struct.pack("HxxxxxxP", 1, ctypes.addressof(allow))
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.prctl(SECCOMP, FILTER, program, 0, 0)
    libc.prctl(SECCOMP, 0, 0, 0, 0)  # no filter at all
    child = os.fork()
    if child == 0:
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0
