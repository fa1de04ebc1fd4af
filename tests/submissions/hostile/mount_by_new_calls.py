"""Opens a file system, and a copy of the tree, by the newer calls for mounting."""

import ctypes
import os


def attack():
    libc, OPEN_TREE, FSOPEN = ctypes.CDLL(None), 428, 430
    NO_FOLDER, CLONE = -100, 1
    found = [libc.syscall(OPEN_TREE, NO_FOLDER, b"/", CLONE), libc.syscall(FSOPEN, b"tmpfs", 0)]
    for each in found:
        if each >= 0:
            os.close(each)
    return max(found) >= 0
