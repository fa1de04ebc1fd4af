"""Writes a .pth file among the packages: its lines would be run wherever Python starts."""

import contextlib
import os
import pathlib
import sys


def attack():
    library = os.path.dirname(os.__file__)
    for folder in (library, *sys.path):
        canary = pathlib.Path(folder, "canary_of_a_submission.pth")
        with contextlib.suppress(OSError):
            canary.touch(exist_ok=False)
            canary.unlink()
            return True
    return False
