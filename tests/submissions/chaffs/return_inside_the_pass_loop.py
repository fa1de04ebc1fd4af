"""`return` is indented one step too far and leaves after the first pass, whatever `epochs` says."""

import numpy as np


def step(z):
    return 1 if z > 0 else 0


def predict(row, weights):
    return step(np.dot(weights[1:], row) + weights[0])


def train(X, y, lr=1.0, epochs=100):
    weights = np.zeros(len(X[0]) + 1)
    for epoch in range(epochs):
        for row, target in zip(X, y):
            row = np.array(row, dtype=float)
            error = target - predict(row, weights)
            weights[1:] += lr * error * row
            weights[0] += lr * error
        return weights
    return weights
