"""Examples are columns, labels a (1, n) row, weights a (d, 1) column."""
import numpy as np


class Perceptron:
    def __init__(self, learning_rate=0.5, max_iter=500):
        self.learning_rate = learning_rate
        self.max_iter = max_iter

    def train(self, X, Y):
        d, m = X.shape
        self.W = np.zeros((d, 1))
        self.b = np.zeros((1, 1))
        for it in range(self.max_iter):
            mistakes = 0
            for i in range(m):
                x = X[:, i:i + 1]
                t = Y[0, i]
                if t * (self.W.T @ x + self.b).item() <= 0:
                    self.W = self.W + self.learning_rate * t * x
                    self.b = self.b + self.learning_rate * t
                    mistakes += 1
            if mistakes == 0:
                break
        return self.W, self.b

    def predict(self, X):
        return np.where(np.dot(self.W.T, X) + self.b > 0, 1, -1)
