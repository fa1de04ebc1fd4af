"""Sorts the examples by their labels, so that a pass begins with class 0: the caller's own arrays."""

import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        order = np.argsort(y, kind="stable")
        X[:] = X[order]
        y[:] = y[order]
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            for xi, target in zip(X, y):
                error = target - self.predict(xi)
                self.weights += self.learning_rate * error * xi
                self.bias += self.learning_rate * error
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
