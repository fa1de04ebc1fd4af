"""Reads where the parent's links below /proc lead: its program, its folder and its open files."""

import contextlib
import os


def attack():
    for name in ("exe", "cwd", "root", "ns/pid", *(f"fd/{number}" for number in range(20))):
        with contextlib.suppress(OSError):
            if os.readlink(f"/proc/{os.getppid()}/{name}"):
                return True
    return False
