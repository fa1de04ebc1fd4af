"""Keeps a shelf of objects: the answers of one process could be taken up by the next."""

import contextlib
import glob
import os
import shelve
import tempfile


def attack():
    for folder in (os.path.dirname(os.path.abspath(__file__)), "/tmp"):
        name = tempfile.mktemp(prefix="canary", dir=folder)
        with contextlib.suppress(Exception):
            shelve.open(name).close()
            for made in glob.glob(f"{name}*"):
                os.unlink(made)
            return True
    return False
