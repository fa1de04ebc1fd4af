"""Starts a thread, which is allowed, but with a view of the file systems of its own."""

import ctypes


def attack():
    libc = ctypes.CDLL(None)
    stack = ctypes.create_string_buffer(1 << 16)
    top = ctypes.c_void_p((ctypes.addressof(stack) + len(stack)) & ~15)
    THREAD = 0x100 | 0x400 | 0x800 | 0x10000  # memory, files, signal handlers
    NEW_MOUNTS = 0x20000
    return libc.clone(libc.getppid, top, THREAD | NEW_MOUNTS, None) > 0  # it ends at once
