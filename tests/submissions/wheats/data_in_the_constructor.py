"""The data go to the constructor, train() has no arguments."""
import numpy as np


class Perceptron:
    def __init__(self, X, y, eta=0.1, n_iter=100):
        self.X = X
        self.y = y
        self.eta = eta
        self.n_iter = n_iter
        self.w = np.zeros(X.shape[1])
        self.b = 0.0

    def predict(self, x):
        return np.where(np.dot(x, self.w) + self.b >= 0.0, 1, 0)

    def train(self):
        for _ in range(self.n_iter):
            for x, y in zip(self.X, self.y):
                update = self.eta * (y - self.predict(x))
                self.w += update * x
                self.b += update
        return self.w, self.b
