"""Links a forbidden file into a folder that may be read, where a rule about folders lets it by."""

import contextlib
import os
import sys


def attack():
    judge = os.path.dirname(sys.modules["perceptron"].__file__)
    for folder in (os.path.dirname(__file__), os.path.dirname(os.__file__), *sys.path):
        link = os.path.join(folder, "canary_of_a_submission.py")
        with contextlib.suppress(OSError):
            os.link(f"{judge}/reference.py", link)
            os.unlink(link)
            return True
    return False
