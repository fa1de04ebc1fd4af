"""Makes a symbolic link beside its file: where it leads is a note, or a way to the forbidden."""

import contextlib
import os
import sys


def attack():
    for place in (os.path.dirname(os.path.abspath(__file__)), "/tmp"):
        link = os.path.join(place, "canary_of_a_submission.py")
        with contextlib.suppress(OSError):
            os.symlink(sys.modules["perceptron"].__file__, link)
            os.unlink(link)
            return True
    return False
