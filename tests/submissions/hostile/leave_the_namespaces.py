"""Leaves the machine's namespaces by unshare: in a new one it would be administrator."""

import ctypes


def attack():
    libc, NEW_USERS, NEW_MOUNTS, NEW_NAMES = ctypes.CDLL(None), 0x10000000, 0x20000, 0x4000000
    return any(libc.unshare(kind) == 0 for kind in (NEW_NAMES, NEW_MOUNTS, NEW_USERS))
