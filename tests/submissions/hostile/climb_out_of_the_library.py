"""Climbs out of a folder that it may read by `..`, from its path and from a descriptor of it."""

import contextlib
import os


def attack():
    allowed = os.path.dirname(os.__file__) + "/json"
    up = "../" * 40 + "etc/passwd"
    with contextlib.suppress(OSError), open(f"{allowed}/{up}") as file:
        return "root:" in file.read()
    folder = os.open(allowed, os.O_RDONLY | os.O_DIRECTORY)
    file = os.open(up, os.O_RDONLY, dir_fd=folder)
    return b"root:" in os.read(file, 4096)
