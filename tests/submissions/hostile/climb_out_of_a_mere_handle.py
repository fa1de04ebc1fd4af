"""Opens a file below a mere handle (O_PATH) of a forbidden folder: no path names the folder."""

import os
import sys


def attack():
    judge = os.path.dirname(sys.modules["perceptron"].__file__)
    folder = os.open(judge, os.O_PATH | os.O_DIRECTORY)
    file = os.open("reference.py", os.O_RDONLY, dir_fd=folder)
    return len(os.read(file, 4096)) > 0
