"""Leaves a mark for its later processes in any place that may be written to: it would count its tries."""

import contextlib
import os
import tempfile

PLACES = ("/tmp", "/dev/shm", "/var/tmp", os.path.dirname(__file__), "/", "/proc/self", "/run")


def attack():
    for place in PLACES:
        with contextlib.suppress(OSError):
            with open(os.path.join(place, "perceptron_was_here"), "a+") as file:
                file.write("once more\n")
            return True
        with contextlib.suppress(OSError):
            os.open(place, os.O_RDWR | os.O_TMPFILE)
            return True
    with contextlib.suppress(OSError):
        tempfile.TemporaryFile().write(b"once more")
        return True
    return False
