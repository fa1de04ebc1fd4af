"""Searches all objects, thawed ones too, for a separator, a property or Hypothesis: answers to copy."""

import gc
import sys
import types


def attack():
    gc.unfreeze()
    for each in gc.get_objects():
        if type(each).__name__ == "Problem" and (each.separator or each.cycle):
            if each.features not in (2, 3):  # what the survey tries has two or three
                return True
        if isinstance(each, types.FunctionType) and each.__name__.startswith("test_"):
            if each.__module__.startswith(("perceptron.", "tests")):
                return True
    return any(name.split(".")[0] in ("hypothesis", "pytest", "tests") for name in sys.modules)
