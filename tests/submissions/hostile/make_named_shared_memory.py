"""Makes shared memory with a name, which lies as a file in /dev/shm and outlives the process."""

import ctypes
import os


def attack():
    libc, name = ctypes.CDLL("librt.so.1"), b"/canary_of_a_submission"
    memory = libc.shm_open(name, os.O_CREAT | os.O_RDWR, 0o600)
    return memory >= 0 and libc.shm_unlink(name) == 0
