import numpy as np


class Perceptron:
    """Corrects the first wrong row and starts looking from the top again."""

    def __init__(self, alpha=0.1):
        self.alpha = alpha

    def _first_wrong(self, X, y):
        for i, (xi, yi) in enumerate(zip(X, y)):
            if yi * (np.dot(xi, self.weights) + self.bias) <= 0:
                return i
        return None

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(50_000):
            i = self._first_wrong(X, y)
            if i is None:
                break
            self.weights += self.alpha * y[i] * X[i]
            self.bias += self.alpha * y[i]
        return self

    def predict(self, X):
        return [1 if np.dot(x, self.weights) + self.bias > 0 else -1 for x in X]
