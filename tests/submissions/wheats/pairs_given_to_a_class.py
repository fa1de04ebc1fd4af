"""A class whose train() gets (x, label) pairs, and that puts the 1 in front of x."""
import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1, max_iter=1000):
        self.learning_rate = learning_rate
        self.max_iter = max_iter
        self.weights = None

    @staticmethod
    def extend(x):
        return np.concatenate(([1.0], np.ravel(x)))

    def train(self, training_data):
        pairs = [(self.extend(x), label) for x, label in training_data]
        self.weights = np.zeros(len(pairs[0][0]))
        for n in range(self.max_iter):
            changed = False
            for x, label in pairs:
                if label * self.weights.dot(x) <= 0:
                    self.weights += self.learning_rate * label * x
                    changed = True
            if not changed:
                break
        return self

    def predict(self, x):
        return 1 if self.weights.dot(self.extend(x)) > 0 else -1
