"""Writes a results.json, which a grader might take for its own."""

import contextlib
import os
import pathlib
import sys


def attack():
    judge = pathlib.Path(sys.modules["perceptron"].__file__).parents[1]
    for folder in (pathlib.Path.cwd(), pathlib.Path(__file__).parent, judge, "/autograder/results"):
        results = os.path.join(folder, "results.json")
        with contextlib.suppress(OSError):
            with open(results, "x") as file:
                file.write("")
            os.remove(results)
            return True
    return False
