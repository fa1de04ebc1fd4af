"""Only a missed +1 counts as a mistake for the stop; wrongly accepted -1 examples do not keep it going."""

import numpy as np


class Perceptron:
    def __init__(self, eta=1.0, epochs=100):
        self.eta = eta
        self.epochs = epochs

    def train(self, data):
        """data: list of (features, label) pairs, labels +1 and -1"""
        self.w = np.zeros(len(data[0][0]))
        self.b = 0.0
        for _ in range(self.epochs):
            missed = 0
            for x, label in data:
                error = label - self.predict(x)
                self.w = self.w + self.eta * error / 2 * np.array(x)
                self.b = self.b + self.eta * error / 2
                if error > 0:
                    missed += 1
            if missed == 0:
                break

    def predict(self, x):
        return 1 if np.dot(self.w, x) + self.b >= 0 else -1
