"""Lists the folder that it lies in, which names everybody else's submission."""

import os


def attack():
    folder = os.path.dirname(os.path.abspath(__file__))
    return len(os.listdir(folder)) > 1
