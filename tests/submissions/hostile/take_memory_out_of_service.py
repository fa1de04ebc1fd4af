"""Asks for a page of the machine's memory to be given up, where there is none: EFAULT is a yes."""

import ctypes
import errno


def attack():
    libc, SOFT_OFFLINE, HARDWARE_POISON = ctypes.CDLL(None, use_errno=True), 101, 100
    for advice in (SOFT_OFFLINE, HARDWARE_POISON):
        nowhere = ctypes.c_void_p(1 << 46)  # nothing is mapped there, so nothing is lost
        libc.madvise(nowhere, ctypes.c_size_t(4096), advice)
        if ctypes.get_errno() in (errno.EFAULT, errno.ENOMEM):
            return True
    return False
