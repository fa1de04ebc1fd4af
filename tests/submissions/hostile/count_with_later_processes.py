"""Makes System V semaphores, which outlive the process: they would hold small numbers."""

import ctypes


def attack():
    libc, OWN, ONE, CREATE, REMOVE = ctypes.CDLL(None), 0, 1, 0o1600, 0
    found = libc.semget(OWN, ONE, CREATE)
    return found >= 0 and libc.semctl(found, 0, REMOVE) == 0
