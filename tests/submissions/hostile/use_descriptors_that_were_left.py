"""Reads files and lists folders by descriptors that the judge may have left open."""

import contextlib
import os
import stat


def attack():
    for number in range(1001):
        with contextlib.suppress(OSError):
            mode = os.fstat(number).st_mode
            if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
                return True
            if stat.S_ISCHR(mode) and os.fstat(number).st_rdev != os.stat("/dev/null").st_rdev:
                return True
    return False
