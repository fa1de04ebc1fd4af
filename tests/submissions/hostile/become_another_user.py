"""Becomes another user or group for a moment, whose files would then be its own."""

import contextlib
import os


def attack():
    before, NOBODY = (os.geteuid(), os.getegid()), 65534
    for become in (os.setegid, os.seteuid):
        with contextlib.suppress(OSError):
            become(NOBODY)
    became = (os.geteuid(), os.getegid()) != before
    if became:
        os.seteuid(before[0])
        os.setegid(before[1])
    return became
