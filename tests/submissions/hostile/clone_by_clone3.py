"""Clones a process by clone3, whose flags stand in memory, where no filter can read them."""

import ctypes
import os
import platform
import struct


def attack():
    if platform.machine() not in ("x86_64", "aarch64"):
        return False
    CLONE3, CHILD = 435, 17
    arguments = struct.pack("11Q", 0, 0, 0, 0, CHILD, 0, 0, 0, 0, 0, 0)
    child = ctypes.CDLL(None).syscall(CLONE3, arguments, ctypes.c_size_t(len(arguments)))
    if child == 0:
        os._exit(0)
    return child > 0 and os.waitpid(child, 0)[1] == 0
