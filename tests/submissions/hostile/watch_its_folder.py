"""Watches its own folder by inotify: it would learn when and what the judge reads there."""

import ctypes
import os


def attack():
    libc, ANY = ctypes.CDLL(None), 0xFFF
    watch = libc.inotify_init1(0)
    watched = watch >= 0 and libc.inotify_add_watch(watch, os.path.dirname(__file__).encode(), ANY)
    if watch >= 0:
        os.close(watch)
    return watched > 0
