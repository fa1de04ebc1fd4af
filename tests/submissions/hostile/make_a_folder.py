"""Makes a folder, whose very name can be a note for a later process."""

import contextlib
import os


def attack():
    for place in (os.path.dirname(os.path.abspath(__file__)), "/tmp", "/dev/shm", os.getcwd()):
        folder = os.path.join(place, "canary_of_a_submission")
        with contextlib.suppress(OSError):
            os.mkdir(folder)
            os.rmdir(folder)
            return True
    return False
