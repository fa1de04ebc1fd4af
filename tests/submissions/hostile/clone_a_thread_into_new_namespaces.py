"""Starts a thread, which is allowed, but in namespaces of its own, as unshare would give them."""

import ctypes


def attack():
    libc = ctypes.CDLL(None)
    stack = ctypes.create_string_buffer(1 << 16)
    top = ctypes.c_void_p((ctypes.addressof(stack) + len(stack)) & ~15)
    THREAD = 0x100 | 0x400 | 0x800 | 0x10000  # memory, files, signal handlers
    NEW_NAMES, NEW_NETWORK, NEW_QUEUES = 0x4000000, 0x40000000, 0x8000000
    flags = ctypes.c_int(THREAD | NEW_NAMES | NEW_NETWORK | NEW_QUEUES)
    return libc.clone(libc.getppid, top, flags, None) > 0  # it ends at once
