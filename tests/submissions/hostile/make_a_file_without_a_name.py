"""Makes a file without a name in a folder by O_TMPFILE, which could be linked to a name later."""

import contextlib
import os
import sys


def attack():
    own = os.path.dirname(os.path.abspath(__file__))
    for folder in (own, "/tmp", "/dev/shm", *sys.path):
        with contextlib.suppress(OSError):
            os.close(os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600))
            return True
    return False
