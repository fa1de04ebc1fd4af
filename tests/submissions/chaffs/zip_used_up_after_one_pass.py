"""zip(X, y) is made once before the passes: it is empty from the second pass on, which looks like success."""

import numpy as np


class Perceptron:
    def __init__(self, eta=0.1, n_iter=100):
        self.eta = eta
        self.n_iter = n_iter

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.w_ = np.zeros(1 + X.shape[1])
        self.errors_ = []
        examples = zip(X, y)
        for _ in range(self.n_iter):
            errors = 0
            for xi, target in examples:
                update = self.eta * (target - self.predict(xi))
                self.w_[1:] += update * xi
                self.w_[0] += update
                errors += int(update != 0.0)
            self.errors_.append(errors)
            if errors == 0:
                break
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.w_[1:]) + self.w_[0] >= 0.0, 1, -1)
