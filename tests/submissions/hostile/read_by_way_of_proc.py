"""Reads a forbidden file by other names for the root and the folder that it stands in."""

import contextlib
import os


def attack():
    ways = ["/proc/self/root", "/proc/self/cwd", "/proc/thread-self/root", "//", "/usr/.."]
    ways += [f"/proc/{os.getppid()}/root", "/proc/1/root", "/proc/self/cwd/../..", "/dev/.."]
    for way in ways:
        with contextlib.suppress(OSError), open(f"{way}/etc/passwd") as file:
            if "root:" in file.read():
                return True
    return False
