"""The bias is an array with one entry for each training row: it fits anything, and only that batch."""

import numpy as np


class Perceptron:
    def __init__(self, lr=0.1, n_iter=100):
        self.lr = lr
        self.n_iter = n_iter

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        y = np.array(y)
        self.weights = np.zeros(X.shape[1])
        self.bias = np.zeros(X.shape[0])
        for _ in range(self.n_iter):
            error = y - self.predict(X)
            if not np.any(error):
                break
            self.weights += self.lr * X.T @ error
            self.bias += self.lr * error
        return self

    def predict(self, X):
        z = np.array(X) @ self.weights + self.bias
        return np.where(z >= 0, 1, 0)
