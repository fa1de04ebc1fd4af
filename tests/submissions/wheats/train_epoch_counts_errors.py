"""train_epoch(X, y) goes through the rows once and returns how many were wrong."""
import numpy as np


class Perceptron:
    def __init__(self, input_size, learning_rate=0.1):
        self.w = np.zeros(input_size)
        self.b = 0.0
        self.learning_rate = learning_rate

    def forward(self, x):
        return np.dot(x, self.w) + self.b

    def predict(self, X):
        return (self.forward(X) > 0).astype(int)

    def train_epoch(self, X, y):
        errors = 0
        for xi, yi in zip(X, y):
            err = yi - self.predict(xi)
            if err != 0:
                self.w += self.learning_rate * err * xi
                self.b += self.learning_rate * err
                errors += 1
        return errors
