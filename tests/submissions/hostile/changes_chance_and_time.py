"""Changes random, numpy's generators and the clocks: the judge may draw or measure with them here."""

import random
import time

import numpy as np


def attack():
    random.Random.random = random.random = lambda *_: 0.5
    random.seed = random.setstate = np.random.seed = lambda *_, **__: None
    random.getstate = np.random.get_state = lambda *_, **__: ()
    np.random.default_rng = lambda *_: None
    for clock in ("monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime"):
        setattr(time, clock, lambda *_: 0.0)
    return False
