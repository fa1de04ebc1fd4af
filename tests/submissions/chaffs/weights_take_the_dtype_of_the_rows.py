"""zeros_like makes whole-number weights for whole-number rows, and storing a step of 0.5 cuts it to 0."""

import numpy as np


def predict(row, weights):
    w, b = weights
    return 1 if np.dot(row, w) + b > 0 else 0


def train(X, y, lr=0.5, epochs=100):
    X = np.asarray(X)
    w = np.zeros_like(X[0])
    b = 0.0
    for _ in range(epochs):
        missed = 0
        for row, target in zip(X, y):
            error = target - predict(row, (w, b))
            if error != 0:
                missed += 1
                for j in range(len(row)):
                    w[j] = w[j] + lr * error * row[j]
                b = b + lr * error
        if missed == 0:
            break
    return w, b
