"""The step of the bias is added to the weight vector as well, so every weight gets a piece of bias."""

import numpy as np


def output(x, w, b):
    return 1 if np.dot(w, x) + b > 0 else -1


def learn(pairs, rate=1.0, passes=100):
    """pairs: [(x, label), ...] with labels -1 and +1"""
    w = np.zeros(len(pairs[0][0]))
    b = 0.0
    for _ in range(passes):
        changed = False
        for x, label in pairs:
            x = np.array(x, dtype=float)
            if output(x, w, b) != label:
                step = rate * label
                w = w + (step * x + step)
                b = b + step
                changed = True
        if not changed:
            break
    return w, b
