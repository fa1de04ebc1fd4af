"""Lets its survey fail by a forged reply and computes on: the judge may forget a refused process."""

import os
import struct
import sys


def attack():
    serve = sys._getframe()
    while "sequence" not in serve.f_locals:
        serve = serve.f_back
    channel, number = serve.f_locals["channel"], serve.f_locals["sequence"]
    reason = b"cannot be driven"
    os.write(channel, struct.pack("<IBIIII", number, 3, 0, len(reason), 0, 0) + reason)
    while True:
        pass
