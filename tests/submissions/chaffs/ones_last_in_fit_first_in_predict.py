"""fit puts the column of ones last and predict puts it first: every weight meets the wrong input."""

import numpy as np


class Perceptron:
    def __init__(self, eta=0.5, n_epochs=100):
        self.eta = eta
        self.n_epochs = n_epochs

    def fit(self, X, y):
        Xb = np.column_stack([np.array(X, dtype=float), np.ones(len(X))])
        self.w = np.zeros(Xb.shape[1])
        for _ in range(self.n_epochs):
            wrong = 0
            for xb, label in zip(Xb, y):
                error = label - (1 if xb @ self.w > 0 else 0)
                self.w += self.eta * error * xb
                wrong += int(error != 0)
            if wrong == 0:
                break
        return self

    def predict(self, X):
        Xb = np.column_stack([np.ones(len(X)), np.array(X, dtype=float)])
        return np.where(Xb @ self.w > 0, 1, 0)
