import random

import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, y, steps=100):
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        rows = []
        for _ in range(steps):
            rows = rows or random.sample(range(len(X)), len(X))
            row = rows.pop()
            error = y[row] - self.predict(X[row])
            self.weights = self.weights + self.learning_rate * error * X[row]
            self.bias += self.learning_rate * error

    def predict(self, X):
        return np.heaviside(X @ self.weights + self.bias, 1).astype(int)
