"""Says on which processors the parent computes, and how much before others."""

import contextlib
import os


def attack():
    parent = os.getppid()
    with contextlib.suppress(OSError):
        os.sched_setaffinity(parent, os.sched_getaffinity(parent))  # nothing changes
        return True
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, parent, os.getpriority(os.PRIO_PROCESS, parent))
        return True
    return False
