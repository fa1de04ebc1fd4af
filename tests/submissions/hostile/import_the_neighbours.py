"""Imports a submission beside its own, by a name that it does not mention but puts together."""

import contextlib
import importlib
import os
import sys


def attack():
    with open(__file__) as file:
        own = file.read()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    for name in ("hon" + "est", "ri" + "ght"):
        with contextlib.suppress(ImportError, OSError):
            if name not in own:  # it may import what it mentions
                return bool(importlib.import_module(name))
    return False
