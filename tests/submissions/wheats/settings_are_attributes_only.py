"""The constructor takes nothing; rate and passes are attributes that one may set afterwards."""
import numpy as np


class Perceptron:
    def __init__(self):
        self.learning_rate = 0.1
        self.epochs = 1000
        self.weights = None

    def add_bias(self, X):
        X = np.atleast_2d(X)
        return np.hstack([X, np.ones((X.shape[0], 1))])

    def fit(self, X, y):
        Xb = self.add_bias(X)
        self.weights = np.zeros(Xb.shape[1])
        for _ in range(self.epochs):
            previous = self.weights.copy()
            for x, label in zip(Xb, y):
                if label * np.dot(self.weights, x) <= 0:
                    self.weights += self.learning_rate * label * x
            if np.array_equal(previous, self.weights):
                # a pass can come back to where it began, so look before stopping
                if (y * (Xb @ self.weights) > 0).all():
                    break

    def predict(self, X):
        return np.where(self.add_bias(X) @ self.weights > 0, 1, -1)
