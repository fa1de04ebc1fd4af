"""Mounts an empty file system over its own folder, which would hide or replace what lies there."""

import ctypes
import os


def attack():
    libc, folder = ctypes.CDLL(None), os.path.dirname(__file__).encode()
    mounted = libc.mount(b"none", folder, b"tmpfs", ctypes.c_ulong(0), None) == 0
    return mounted and libc.umount(folder) == 0
