"""fit() takes a single tuple (X, y)."""
import numpy as np


class SimplePerceptron:
    def __init__(self, lr=0.1, n_iters=100, random_state=7):
        self.lr = lr
        self.n_iters = n_iters
        self.random_state = random_state

    def fit(self, data):
        X, y = data
        X = np.asarray(X)
        rgen = np.random.RandomState(self.random_state)
        self.coef_ = rgen.uniform(-0.01, 0.01, X.shape[1])
        self.intercept_ = 0.0
        history = []
        for _ in range(self.n_iters):
            errors = 0
            for xi, yi in zip(X, y):
                diff = yi - self.predict(xi)
                self.coef_ += self.lr * diff * xi
                self.intercept_ += self.lr * diff
                errors += int(diff != 0)
            history.append(errors)
        return history

    def predict(self, X):
        return np.where(np.dot(X, self.coef_) + self.intercept_ > 0.0, 1, 0)
