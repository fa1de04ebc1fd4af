"""Loads the harness for the suite's own runs, and pytester for tests of the harness."""

import contextlib
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import settings

from perceptron.isolation.kernel import prctl

pytest_plugins = ["perceptron.pytest_plugin", "pytester"]
CHILD_SUBREAPER = 36  # of prctl, as Linux numbers it

# The same examples each time; --hypothesis-profile=default looks for others.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

# Many tests start processes that import the package: let it be compiled once, and not by each.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture
def left_behind():
    """Give what waits a while and returns the processes that outlived all that had started them.

    They become children of this process, in whatever session they are.
    """
    prctl(CHILD_SUBREAPER, 1)
    before = _children()

    def left_behind_(seconds=20):
        until = time.monotonic() + seconds
        while (found := _children() - before) and time.monotonic() < until:
            time.sleep(0.05)
        return found

    yield left_behind_
    prctl(CHILD_SUBREAPER, 0)


def _children():
    """Return this process's children that have not ended, whether or not anyone has looked."""
    found = set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            if int(parent) == os.getpid() and state != "Z":
                found.add(int(entry.name))
    return found
