"""Asks loaders, not open(), for the text of the reference: they know where the judge lies."""

import pkgutil
import sys
from importlib.machinery import SourceFileLoader


def attack():
    folder = sys.modules["perceptron"].__path__[0]
    found = []
    for part in ("reference.py", "properties/convergence.py", "properties/gates.py"):
        for ask in (
            lambda: pkgutil.get_data("perceptron", part),
            lambda: SourceFileLoader("part", f"{folder}/{part}").get_data(f"{folder}/{part}"),
            lambda: sys.modules["perceptron"].__loader__.get_data(f"{folder}/{part}"),
        ):
            try:
                found.append(ask())
            except OSError:
                continue
    return any(found)
