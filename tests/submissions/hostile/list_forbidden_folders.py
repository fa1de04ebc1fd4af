"""Lists folders that are not its own or the library's: names of tests and of files to read."""

import contextlib
import os
import sys


def attack():
    judge = os.path.dirname(sys.modules["perceptron"].__file__)
    for folder in ("/", "/tmp", "/etc", "/home", "/root", "/dev", judge, f"{judge}/.."):
        with contextlib.suppress(OSError):
            os.listdir(folder)
            return True
    return False
