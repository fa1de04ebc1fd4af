"""The system's own generator, made once for the module: it has no state that could be kept."""

import random

CHANCE = random.SystemRandom()


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        self.weights = [CHANCE.uniform(-1, 1) for _ in X[0]]
        self.bias = 0.0
        for _ in range(self.epochs):
            for row, label in zip(X, y):
                step = self.learning_rate * (label - self.label_of(row))
                self.weights = [w + step * x for w, x in zip(self.weights, row)]
                self.bias += step
        return self

    def label_of(self, row):
        return 1 if sum(w * x for w, x in zip(self.weights, row)) + self.bias >= 0 else 0

    def predict(self, X):
        return [self.label_of(row) for row in X]
