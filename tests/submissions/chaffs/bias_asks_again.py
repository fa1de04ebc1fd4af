"""The error is computed anew for the bias, after the weights have moved: often it is already 0."""

import numpy as np


class OnlinePerceptron:
    def __init__(self, n_features, eta=1.0):
        self.eta = eta
        self.w = np.zeros(n_features)
        self.b = 0.0

    def error(self, x, t):
        return t - (1 if self.w @ x + self.b > 0 else 0)

    def one_pass(self, X, y):
        wrong = 0
        for x, t in zip(np.array(X, dtype=float), y):
            if self.error(x, t) != 0:
                wrong += 1
                self.w = self.w + self.eta * self.error(x, t) * x
                self.b = self.b + self.eta * self.error(x, t)
        return wrong

    def fit(self, X, y, epochs=100):
        for _ in range(epochs):
            if self.one_pass(X, y) == 0:
                break

    def predict(self, X):
        return np.where(np.array(X) @ self.w + self.b > 0, 1, 0)
