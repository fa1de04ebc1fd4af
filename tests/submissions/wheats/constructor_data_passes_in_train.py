"""Data and rate in the constructor, the number of passes in train(); a second train() goes on."""
import numpy as np


class Perceptron:
    def __init__(self, X, y, alpha=1.0):
        assert len(X) == len(y)
        self.X = np.array(X, dtype=float)
        self.y = np.array(y, dtype=float)
        self.alpha = alpha
        self.weights = np.zeros(self.X.shape[1])
        self.bias = 0
        self.history = []

    def train(self, epochs=50):
        for _ in range(epochs):
            wrong = 0
            for k in range(len(self.X)):
                if self.y[k] * (self.X[k].dot(self.weights) + self.bias) <= 0:
                    self.weights += self.alpha * self.y[k] * self.X[k]
                    self.bias += self.alpha * self.y[k]
                    wrong += 1
            self.history.append(wrong)
        return self.history

    def predict(self, X):
        scores = np.asarray(X) @ self.weights + self.bias
        return np.where(scores < 0, -1, 1)
