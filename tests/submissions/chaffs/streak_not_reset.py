"""Training ends after as many right answers as there are examples, but a mistake does not start the count anew."""

import numpy as np


def predict(x, w):
    return 1 if w[0] + np.dot(w[1:], x) > 0 else -1


def train(pairs, eta=1.0, epochs=100):
    """pairs: [(x, label), ...], labels -1 and 1; goes round until all have been right"""
    w = np.zeros(len(pairs[0][0]) + 1)
    right = 0
    for k in range(epochs * len(pairs)):
        x, label = pairs[k % len(pairs)]
        if predict(x, w) == label:
            right += 1
        else:
            w[0] += eta * label
            w[1:] += eta * label * np.array(x)
        if right == len(pairs):
            break
    return w
