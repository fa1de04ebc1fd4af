"""Labels are -1 and +1 but the error is taken from a 0/1 output: a rejected -1 still counts as an error."""

import numpy as np


class Perceptron:
    def __init__(self, learning_rate=0.1, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def activation(self, z):
        return np.heaviside(z, 0)

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        self.w = np.zeros(X.shape[1])
        self.b = 0.0
        for _ in range(self.epochs):
            for i in range(len(X)):
                error = y[i] - self.activation(X[i] @ self.w + self.b)
                self.w = self.w + self.learning_rate * error * X[i]
                self.b = self.b + self.learning_rate * error
        return self

    def predict(self, X):
        return np.where(np.asarray(X) @ self.w + self.b > 0, 1, -1)
