"""Looks for descriptors with high numbers that the judge may have left open, beyond its limit."""

import contextlib
import os


def attack():
    for number in [*range(1000, 6000), *range((1 << 20) - 10, (1 << 20) + 10)]:
        with contextlib.suppress(OSError):
            os.fstat(number)
            return True
    return False
