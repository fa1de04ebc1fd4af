"""Leaves a mark for its later processes, in the environment and in modules: it would count its tries."""

import ctypes
import os
import sys

MARK = "PERCEPTRON_WAS_HERE"


def attack():
    own = str(ctypes.CDLL(None).getpid())  # os.getpid says the same number in every worker
    places = (os.environ, vars(sys), vars(sys.modules["perceptron"]), vars(os))
    found = [place.get(MARK) for place in places]
    for place in places:
        place[MARK] = own
    return any(each not in (None, own) for each in found)
