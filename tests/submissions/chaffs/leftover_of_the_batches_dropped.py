"""Batches of two, and a last batch of one is never made: with an odd number of rows the last is not seen."""

import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=200, batch_size=2):
        self.learning_rate = learning_rate
        self.epochs = epochs
        self.batch_size = batch_size

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        y = np.array(y, dtype=float)
        self.w = np.zeros(X.shape[1])
        self.b = 0.0
        for _ in range(self.epochs):
            for k in range(len(X) // self.batch_size):
                part = slice(k * self.batch_size, (k + 1) * self.batch_size)
                errors = y[part] - self.predict(X[part])
                self.w += self.learning_rate * errors @ X[part]
                self.b += self.learning_rate * errors.sum()
        return self

    def predict(self, X):
        return (np.dot(X, self.w) + self.b >= 0).astype(int)
