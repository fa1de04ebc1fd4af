"""What a program asks of the world, answered alike in each run: the time, a wait, entropy.

Programs seed their generators by the clock, and wait between steps to be looked at. Generators
themselves are started by `randomness`, for each operation.
"""

import itertools
import os
import random
import time
from typing import SupportsIndex

from perceptron.randomness import FIXED_SEED

PROCESS = 4321  # every process is told this number for its own
MILLISECOND = 1_000_000  # in nanoseconds


def answer_alike() -> None:
    """Let the clock begin at one moment and go on a millisecond a look; let no one wait.

    For good: only for a process that runs submissions and nothing else.
    """
    looks = itertools.count(FIXED_SEED * 60 * 1000)
    entropy = random.Random(FIXED_SEED)  # noqa: S311 - alike is what it must be

    def now() -> float:
        return next(looks) / 1000

    def nanoseconds() -> int:
        return next(looks) * MILLISECOND

    def no_wait(seconds: float | SupportsIndex) -> None:
        if float(seconds) < 0:
            raise ValueError("sleep length must be non-negative")

    for clock in ("time", "perf_counter", "monotonic", "process_time"):
        setattr(time, clock, now)
        setattr(time, f"{clock}_ns", nanoseconds)
    time.sleep = no_wait
    os.urandom = entropy.randbytes
    os.getpid = lambda: PROCESS
