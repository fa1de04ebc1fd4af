"""Sets the length of its own file, to what it is, by its path and by a descriptor."""

import contextlib
import os


def attack():
    size = os.stat(__file__).st_size
    with contextlib.suppress(OSError):
        os.truncate(__file__, size)
        return True
    with open(__file__, "rb") as file, contextlib.suppress(OSError):
        os.ftruncate(file.fileno(), size)
        return True
    return False
