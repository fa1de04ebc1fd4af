"""Reads the submissions beside its own, which it does not mention: a good one would do for two."""

import contextlib
import os


def attack():
    with open(__file__) as file:
        own = file.read()
    for name in ("hon" + "est", "ri" + "ght"):
        with contextlib.suppress(OSError):
            if name not in own:  # it may read what it mentions
                with open(os.path.join(os.path.dirname(__file__), f"{name}.py")) as file:
                    return len(file.read()) > 0
    return False
