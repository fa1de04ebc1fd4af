"""Changes its own limits by prlimit64 and setrlimit in numbers, each way to name itself tried."""

import ctypes
import os
import platform
import resource
import struct


def attack():
    if platform.machine() != "x86_64":
        return False
    libc, PRLIMIT, SETRLIMIT, kind = ctypes.CDLL(None), 302, 160, resource.RLIMIT_CPU
    other = resource.getrlimit(kind)[1] - 1  # an administrator could raise it likewise
    new = struct.pack("2Q", other, other)
    for process in (0, os.getpid(), ctypes.c_long(1 << 32)):
        libc.syscall(PRLIMIT, process, kind, new, None)
    libc.syscall(SETRLIMIT, kind, new)
    return resource.getrlimit(kind)[1] == other
