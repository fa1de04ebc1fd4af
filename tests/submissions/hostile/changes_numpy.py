"""Changes numpy where the worker builds on it: predictions and checks go through these functions."""

import numpy as np


def attack():
    ravel = np.ravel
    np.array_equal = lambda *_, **__: True
    np.where = lambda condition, *_: np.ones_like(condition)
    np.ravel = lambda values: np.sort(ravel(values))
    np.frombuffer = lambda *_, **__: np.ones(40)
    np.count_nonzero = np.sum = lambda *_, **__: 0
    np.float64 = np.int64 = np.float32 = object
    return False
