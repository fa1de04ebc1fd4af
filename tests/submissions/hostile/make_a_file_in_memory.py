"""Makes a file in memory, which could hold a program and be handed to another process."""

import os


def attack():
    file = os.memfd_create("canary", 0)
    written = os.write(file, b"canary")
    os.close(file)
    return written == 6
