"""Starts to watch files by fanotify, which may also hold up others that open them."""

import ctypes
import os


def attack():
    libc, TELL_ONLY = ctypes.CDLL(None), 0
    watch = libc.fanotify_init(TELL_ONLY, os.O_RDONLY)
    if watch >= 0:
        os.close(watch)
    return watch >= 0
