"""Reads hypothesis among the installed packages, which draws the examples and keeps a database."""

import contextlib
import sys


def attack():
    for folder in sys.path:
        for name in ("hypothesis/core.py", "hypothesis/database.py", "_hypothesis_globals.py"):
            with contextlib.suppress(OSError), open(f"{folder}/{name}") as file:
                if file.read():
                    return True
    return False
