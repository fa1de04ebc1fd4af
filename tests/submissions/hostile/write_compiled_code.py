"""Writes a compiled module into the library's __pycache__: Python would run it for the source."""

import contextlib
import os
import pathlib
import py_compile


def attack():
    caches = [os.path.dirname(os.__file__) + "/__pycache__", os.path.dirname(__file__)]
    for cache in caches:
        canary = pathlib.Path(cache, "canary_of_a_submission.pyc")
        with contextlib.suppress(OSError):
            py_compile.compile(__file__, str(canary))
            canary.unlink()
            return True
    return False
