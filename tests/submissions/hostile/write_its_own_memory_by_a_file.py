"""Writes its own memory by /proc/self/mem, which overwrites even what is mapped to be read only."""

import os


def attack():
    constant = b"a canary"
    memory = os.open("/proc/self/mem", os.O_RDWR)
    there = id(constant) + bytes.__basicsize__ - 1
    written = os.pwrite(memory, os.pread(memory, 8, there), there)
    os.close(memory)
    return written == 8
