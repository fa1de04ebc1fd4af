"""A pass works on copies of the weights and the bias and forgets to store them: nothing is learned."""

import numpy as np


class Perceptron:
    def __init__(self, n_features, lr=0.1):
        self.lr = lr
        self.weights = np.zeros(n_features)
        self.bias = 0.0

    def predict(self, X):
        return (np.dot(X, self.weights) + self.bias > 0).astype(int)

    def train_epoch(self, X, y):
        """One pass over the examples; gives the number of mistakes."""
        w, b = self.weights.copy(), self.bias
        mistakes = 0
        for x, target in zip(np.array(X, dtype=float), y):
            error = target - int(np.dot(w, x) + b > 0)
            w += self.lr * error * x
            b += self.lr * error
            mistakes += int(error != 0)
        return mistakes
