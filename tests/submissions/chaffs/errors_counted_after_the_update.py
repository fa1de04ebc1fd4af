"""Mistakes are counted after each correction: a pass whose corrections all took hold passes for clean."""

import numpy as np


class Perceptron:
    def __init__(self, eta=1.0, epochs=100):
        self.eta = eta
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.w = np.zeros(X.shape[1])
        self.b = 0.0
        for _ in range(self.epochs):
            mistakes = 0
            for x, label in zip(X, y):
                error = label - self.predict(x)
                self.w += self.eta * error * x
                self.b += self.eta * error
                if self.predict(x) != label:
                    mistakes += 1
            if mistakes == 0:
                break
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.w) + self.b > 0, 1, 0)
