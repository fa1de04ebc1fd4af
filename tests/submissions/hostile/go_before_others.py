"""Makes its own computing more urgent than the judge's, which would run out of time itself."""

import contextlib
import os


def attack():
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -1)
        return True
    with contextlib.suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        return True
    return False
