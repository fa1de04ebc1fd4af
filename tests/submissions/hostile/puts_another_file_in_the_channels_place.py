"""Puts other files in the place of the judge's channel, by every call that copies a descriptor."""

import contextlib
import fcntl
import os


def attack():
    null = os.open(os.devnull, os.O_RDWR)
    copied = 0
    for descriptor in range(3, 64):
        for copy in (
            lambda: os.dup2(null, descriptor),
            lambda: os.dup2(null, descriptor, inheritable=False),
            lambda: fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_NONBLOCK),
            lambda: fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getppid()),
        ):
            with contextlib.suppress(OSError):
                copy()
                copied += descriptor != null
    return copied > 0
