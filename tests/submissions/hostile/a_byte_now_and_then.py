"""Sends its reply one byte a tenth of a second: each of them might start the judge's clock anew."""

import os
import struct
import sys
import threading


def attack():
    serve = sys._getframe()
    while "sequence" not in serve.f_locals:
        serve = serve.f_back
    channel, number = serve.f_locals["channel"], serve.f_locals["sequence"]
    for byte in struct.pack("<IBIIII", number, 1, 0, 60000, 0, 0) + b"." * 60000:
        os.write(channel, bytes([byte]))
        threading.Event().wait(0.1)
    return False
