"""Rules by Landlock that all may be read, then reads: the newest rules might be what counts."""

import ctypes
import os
import struct


def attack():
    libc, CREATE, ADD, RESTRICT, READ = ctypes.CDLL(None), 444, 445, 446, 0b1100
    rules = libc.syscall(CREATE, struct.pack("Q", READ), ctypes.c_size_t(8), 0)
    root = os.open("/", os.O_PATH)
    libc.syscall(ADD, rules, 1, struct.pack("=Qi", READ, root), 0)
    libc.prctl(38, 1, 0, 0, 0)
    libc.syscall(RESTRICT, rules, 0)
    with open("/etc/passwd") as file:
        return "root:" in file.read()
