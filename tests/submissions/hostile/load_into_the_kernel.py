"""Makes a map of the kernel's own programs by bpf: such programs see and change any process."""

import ctypes
import os
import platform
import struct


def attack():
    if platform.machine() != "x86_64":
        return False
    BPF, CREATE, ARRAY = 321, 0, 2
    wanted = struct.pack("4I", ARRAY, 4, 4, 1).ljust(72, b"\0")
    found = ctypes.CDLL(None).syscall(BPF, CREATE, wanted, len(wanted))
    if found >= 0:
        os.close(found)
    return found >= 0
