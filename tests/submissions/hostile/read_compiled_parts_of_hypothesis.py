"""Reads what Python has compiled of hypothesis among the packages, which draws the examples."""

import glob
import sys


def attack():
    folders = [path for path in sys.path if path.endswith("-packages")]
    names = ("_hypothesis*", "*pytest*", "__editable__*", "perceptron*")
    found = [glob.glob(f"{folder}/__pycache__/{name}.pyc") for folder in folders for name in names]
    return any(open(file, "rb").read() for files in found for file in files)
