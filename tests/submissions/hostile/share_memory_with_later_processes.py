"""Makes a segment of System V memory, which outlives the process: a place for notes."""

import ctypes


def attack():
    libc, OWN, SIZE, CREATE, REMOVE = ctypes.CDLL(None), 0, 4096, 0o1600, 0
    segment = libc.shmget(OWN, ctypes.c_size_t(SIZE), CREATE)
    return segment >= 0 and libc.shmctl(segment, REMOVE, None) == 0
