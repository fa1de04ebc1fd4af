"""Leaves a mark for its later processes, in the environment and in modules: it would count its tries."""

import os
import sys

MARK = "PERCEPTRON_WAS_HERE"


def attack():
    places = (os.environ, vars(sys), vars(sys.modules["perceptron"]), vars(os))
    found = [place.get(MARK) for place in places]
    for place in places:
        place[MARK] = str(os.getpid())
    return any(each not in (None, str(os.getpid())) for each in found)
