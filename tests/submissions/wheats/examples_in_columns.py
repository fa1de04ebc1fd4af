"""X is features by examples and y is flat."""
import numpy as np


class Perceptron:
    def __init__(self, eta=0.1, epochs=100):
        self.eta = eta
        self.epochs = epochs

    def fit(self, X, y):
        d, n = X.shape
        self.w = np.zeros(d)
        self.b = 0.0
        for _ in range(self.epochs):
            for j in range(n):
                x = X[:, j]
                out = 1 if self.w @ x + self.b >= 0 else 0
                self.w += self.eta * (int(y[j]) - out) * x
                self.b += self.eta * (int(y[j]) - out)

    def predict(self, X):
        return np.where(self.w @ X + self.b >= 0, 1, 0)
