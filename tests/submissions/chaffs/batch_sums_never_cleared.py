"""The sums of a batch live on the instance and are never set back: each pass repeats all earlier steps."""

import numpy as np


class Perceptron:
    def __init__(self, n_inputs, learning_rate=1.0):
        self.learning_rate = learning_rate
        self.w = np.zeros(n_inputs)
        self.b = 0.0
        self.dw = np.zeros(n_inputs)
        self.db = 0.0

    def predict(self, X):
        return (np.dot(X, self.w) + self.b >= 0).astype(int)

    def train_one_epoch(self, X, y):
        """A batch step over all examples; the number of mistakes before it."""
        mistakes = 0
        for x, t in zip(np.array(X, dtype=float), y):
            error = t - self.predict(x)
            self.dw += error * x
            self.db += error
            mistakes += int(error != 0)
        self.w = self.w + self.learning_rate * self.dw
        self.b = self.b + self.learning_rate * self.db
        return mistakes
