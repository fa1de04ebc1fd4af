"""Reads hypothesis and the judge among the packages of the Python below the environment."""

import contextlib
import os


def attack():
    packages = os.path.join(os.path.dirname(os.__file__), "site-packages")
    for name in ("perceptron/judge.py", "hypothesis/core.py", "_pytest/python.py"):
        with contextlib.suppress(OSError), open(f"{packages}/{name}") as file:
            if file.read():
                return True
    return False
