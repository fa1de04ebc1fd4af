"""A thread sends a second reply a moment after each answer, while the judge is thinking."""

import os
import struct
import sys
import threading


def attack():
    serve = sys._getframe()
    while "sequence" not in serve.f_locals:
        serve = serve.f_back
    channel, number = serve.f_locals["channel"], serve.f_locals["sequence"]

    def send():
        for ahead in range(1, 2000):
            threading.Event().wait(0.001)
            os.write(channel, struct.pack("<IBIIII", number + ahead, 1, 0, 6, 0, 0) + b"passed")

    threading.Thread(target=send, daemon=True).start()
    return False
