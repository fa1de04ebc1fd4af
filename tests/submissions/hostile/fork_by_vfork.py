"""Forks by vfork in machine code of its own: a filter may have forgotten the old call."""

import ctypes
import mmap
import os
import platform

# mov eax, 58 (vfork); syscall; the parent returns; the child does exit(0)
CODE = b"\xb8\x3a\0\0\0\x0f\x05\x85\xc0\x75\x09\x31\xff\xb8\x3c\0\0\0\x0f\x05\xc3"


def attack():
    if platform.machine() != "x86_64":
        return False
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
    page.write(CODE)
    child = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
    return child > 0 and os.waitpid(child, 0)[1] == 0
