"""Replies as if it were not driven, out of time, interrupted or of a kind that there is none of."""

import os
import struct
import sys


def attack():
    serve = sys._getframe()
    while "sequence" not in serve.f_locals:
        serve = serve.f_back
    channel, number = serve.f_locals["channel"], serve.f_locals["sequence"]
    kind, text = (2, 3, 4, 255)[number % 4], b"\x1b[2J\n60 passed\n\xff\xfe\x00" * 1000
    os.write(channel, struct.pack("<IBIIII", number, kind, 0, len(text), len(text), 0) + text * 2)
    return False
