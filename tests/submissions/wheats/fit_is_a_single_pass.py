"""fit(X, y) is one pass; called again it goes on from the weights it has."""
import numpy as np


class Perceptron:
    def __init__(self, eta=1.0):
        self.eta = eta
        self.w_ = None

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        if self.w_ is None:
            self.w_ = np.zeros(X.shape[1] + 1)
        for x, t in zip(X, y):
            if t * self.net_input(x) <= 0:
                self.w_[1:] += self.eta * t * x
                self.w_[0] += self.eta * t
        return self

    def net_input(self, X):
        return np.dot(X, self.w_[1:]) + self.w_[0]

    def predict(self, X):
        return np.where(self.net_input(X) >= 0, 1, -1)

    def score(self, X, y):
        return np.mean(self.predict(X) == y)
