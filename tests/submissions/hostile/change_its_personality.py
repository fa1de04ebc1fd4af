"""Changes its personality so that memory to read may be executed too, as old programs had it."""

import ctypes


def attack():
    libc, ASK, READ_IMPLIES_EXECUTE = ctypes.CDLL(None), ctypes.c_ulong(0xFFFFFFFF), 0x0400000
    before = libc.personality(ASK)
    changed = libc.personality(ctypes.c_ulong(READ_IMPLIES_EXECUTE)) >= 0
    libc.personality(ctypes.c_ulong(max(before, 0)))
    return changed
