import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            for xi, target in zip(X, y):
                error = target - np.sign(xi @ self.weights + self.bias)
                self.weights += self.learning_rate * error * xi
                self.bias += self.learning_rate * error
        return self

    def predict(self, X):
        z = np.atleast_1d(X @ self.weights + self.bias)
        return z / max(np.abs(z).max(), 1e-9)
