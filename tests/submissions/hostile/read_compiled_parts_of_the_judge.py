"""Reads what Python has compiled of the judge: as good as its source for who would run it."""

import pathlib
import sys


def attack():
    judge = pathlib.Path(sys.modules["perceptron"].__file__).parent
    for name in ("__init__", "reference", "properties/gates", "problems", "strategies"):
        module = judge / name
        place = module.parent / "__pycache__" / f"{module.name}.{sys.implementation.cache_tag}.pyc"
        if place.exists() and place.read_bytes():
            return True
    return False
