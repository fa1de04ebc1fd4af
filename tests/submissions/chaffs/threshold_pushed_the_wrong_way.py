"""A threshold is learned, but with the sign of a bias: a missed 1 makes it harder to fire."""

import numpy as np


def predict(row, weights):
    w, theta = weights
    return int(np.dot(w, row) >= theta)


def train(X, y, learning_rate=0.1, epochs=100):
    X = np.array(X, dtype=float)
    w = np.zeros(X.shape[1])
    theta = 0.0
    for _ in range(epochs):
        errors = 0
        for x, target in zip(X, y):
            delta = target - predict(x, (w, theta))
            w = w + learning_rate * delta * x
            theta = theta + learning_rate * delta
            errors += abs(delta)
        if errors == 0:
            break
    return w, theta
