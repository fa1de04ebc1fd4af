"""Empties a file by opening it to read: to truncate is not to write, for an older Landlock."""

import os

import numpy as np


def attack():
    file = f"{np.__path__[0]}/py.typed"
    if os.stat(file).st_size > 0:
        return False  # an empty one stays as it is
    os.close(os.open(file, os.O_RDONLY | os.O_TRUNC))
    return True
