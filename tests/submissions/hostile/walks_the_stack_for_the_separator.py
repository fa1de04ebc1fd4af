"""Looks through the frames of its callers for a line that separates the examples: it need not learn."""

import sys


def attack():
    frame = sys._getframe()
    while frame is not None:
        for name, value in list(frame.f_locals.items()):
            if name in ("separator", "cycle", "expected", "law") and value is not None:
                return True
            # The survey's own problems have two or three features.
            given_away = getattr(value, "separator", None) or getattr(value, "cycle", None)
            if given_away and value.features not in (2, 3):
                return True
        frame = frame.f_back
    return False
