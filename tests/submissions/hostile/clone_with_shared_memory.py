"""Clones a process that shares its memory, as a thread does: it is none, and would outlive it."""

import ctypes
import os


def attack():
    libc = ctypes.CDLL(None)
    stack = ctypes.create_string_buffer(1 << 16)
    top = ctypes.c_void_p((ctypes.addressof(stack) + len(stack)) & ~15)
    VM, FS, FILES, VFORK, CHILD = 0x100, 0x200, 0x400, 0x4000, 17
    child = libc.clone(libc.getppid, top, VM | FS | FILES | VFORK | CHILD, None)  # it ends at once
    return child > 0 and os.waitpid(child, 0)[0] == child
