"""A parenthesis closes too late: the bias is added to every input before the product with the weights."""

import numpy as np


class PLA:
    def __init__(self, X, y, eta=1.0, max_iter=100):
        self.X = np.array(X, dtype=float)
        self.y = list(y)
        self.eta = eta
        self.max_iter = max_iter
        self.w = np.zeros(self.X.shape[1])
        self.b = 0.0

    def predict(self, x):
        return 1 if np.dot(self.w, np.array(x) + self.b) > 0 else -1

    def train(self):
        for _ in range(self.max_iter):
            mistakes = 0
            for x, t in zip(self.X, self.y):
                if self.predict(x) != t:
                    self.w = self.w + self.eta * t * x
                    self.b = self.b + self.eta * t
                    mistakes += 1
            if mistakes == 0:
                return
