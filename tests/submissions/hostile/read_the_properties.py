"""Reads the properties where the judge's own module says that they stand: the tests themselves."""

import pathlib
import sys


def attack():
    judge = pathlib.Path(sys.modules["perceptron"].__file__).parent
    return any(judge.joinpath("properties", n).read_text() for n in ("gates.py", "convergence.py"))
