"""Makes itself open to other processes of its user again, by prctl: a helper could rewrite it."""

import ctypes


def attack():
    SET_DUMPABLE, SET_TRACER, ANY = 4, 0x59616D61, ctypes.c_ulong(-1)
    libc = ctypes.CDLL(None)
    return libc.prctl(SET_DUMPABLE, 1, 0, 0, 0) == 0 or libc.prctl(SET_TRACER, ANY, 0, 0, 0) == 0
