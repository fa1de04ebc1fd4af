"""`<=` instead of `<`: training makes one pass more than it was asked for."""

import numpy as np


def predict(row, weights):
    return 1 if weights[0] + np.dot(row, weights[1:]) > 0 else 0


def train_perceptron(X, y, learning_rate=1.0, epochs=10):
    X = np.array(X, dtype=float)
    weights = np.zeros(X.shape[1] + 1)
    epoch = 0
    while epoch <= epochs:
        for row, target in zip(X, y):
            error = target - predict(row, weights)
            weights[0] += learning_rate * error
            weights[1:] += learning_rate * error * row
        epoch += 1
    return weights
