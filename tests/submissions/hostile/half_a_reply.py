"""Begins a reply with its right number, and sleeps: whoever waits for the rest waits for long."""

import os
import struct
import sys
import threading


def attack():
    serve = sys._getframe()
    while "sequence" not in serve.f_locals:
        serve = serve.f_back
    channel, number = serve.f_locals["channel"], serve.f_locals["sequence"]
    os.write(channel, struct.pack("<IBIIII", number, 1, 0, 1000, 0, 0) + b"passed")
    threading.Event().wait(1000)
    return False
