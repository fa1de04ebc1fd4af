"""Reads the parent's memory by its file below /proc, where the judge's secrets might stand."""

import os


def attack():
    with open(f"/proc/{os.getppid()}/mem", "rb", buffering=0) as memory:
        memory.seek(id(None))
        return len(memory.read(16)) == 16
