"""Empties a neighbour by opening it neither to read nor to write: an older Landlock is not asked."""

import os

FOR_NEITHER = 3


def attack():
    neighbour = os.path.join(os.path.dirname(__file__), "right.py")
    os.close(os.open(neighbour, FOR_NEITHER | os.O_TRUNC))
    return True
