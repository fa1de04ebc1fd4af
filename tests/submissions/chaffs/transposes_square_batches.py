"""Rows are turned into columns where the second side fits the weights: so are square batches of columns."""

import numpy as np


class ColumnPerceptron:
    """One example a COLUMN: X has shape (features, examples)."""

    def __init__(self, alpha=1.0, epochs=100):
        self.alpha = alpha
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.w = np.zeros(X.shape[0])
        self.b = 0.0
        for _ in range(self.epochs):
            errors = 0
            for k in range(X.shape[1]):
                x = X[:, k]
                d = y[k] - (1 if self.w @ x + self.b > 0 else 0)
                self.w += self.alpha * d * x
                self.b += self.alpha * d
                errors += abs(d)
            if errors == 0:
                break
        return self

    def predict(self, X):
        X = np.array(X, dtype=float)
        if X.shape[1] == len(self.w):
            X = X.T
        return np.where(self.w @ X + self.b > 0, 1, 0)
