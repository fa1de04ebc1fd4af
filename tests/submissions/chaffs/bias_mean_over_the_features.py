"""Weights move by the mean over the examples, the bias by the error sum over the number of features."""

import numpy as np


def step(z):
    return (z > 0).astype(int)


class Perceptron:
    """X: features x examples, y: one label a column"""

    def __init__(self, learning_rate=1.0, num_iterations=500):
        self.learning_rate = learning_rate
        self.num_iterations = num_iterations

    def fit(self, X, y):
        X, y = np.array(X, dtype=float), np.array(y)
        n, m = X.shape
        self.w, self.b = np.zeros(n), 0.0
        for _ in range(self.num_iterations):
            error = y - step(self.w @ X + self.b)
            if not error.any():
                break
            self.w = self.w + self.learning_rate * (X @ error) / m
            self.b = self.b + self.learning_rate * error.sum() / n
        return self

    def predict(self, X):
        return step(self.w @ np.array(X) + self.b)
