"""Writes an empty file wherever notes could be kept for a later process of the same submission."""

import contextlib
import os
import pathlib


def attack():
    own = os.path.dirname(os.path.abspath(__file__))
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", os.getcwd(), own, "/root", "/dev"):
        canary = pathlib.Path(folder, "canary_of_a_submission")
        with contextlib.suppress(OSError):
            canary.touch(exist_ok=False)
            canary.unlink()
            return True
    return False
