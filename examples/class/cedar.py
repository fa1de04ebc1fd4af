import numpy as np


class Perceptron:
    def __init__(self, eta=1.0, n_iter=50):
        self.eta = eta
        self.n_iter = n_iter

    def fit(self, X, y):
        """y holds -1 and +1; the bias is the first weight."""
        self.w_ = np.zeros(1 + X.shape[1])
        self.errors_ = []
        for _ in range(self.n_iter):
            errors = 0
            for xi, target in zip(X, y):
                if target * self.net_input(xi) <= 0:
                    self.w_[1:] += self.eta * target * xi
                    self.w_[0] += self.eta * target
                    errors += 1
            self.errors_.append(errors)
        return self

    def net_input(self, X):
        return np.dot(X, self.w_[1:]) + self.w_[0]

    def predict(self, X):
        return np.where(self.net_input(X) > 0, 1, -1)
