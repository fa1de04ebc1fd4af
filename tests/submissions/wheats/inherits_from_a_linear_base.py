"""The perceptron inherits its weights and its score from a base class in the same file."""
from abc import ABC, abstractmethod

import numpy as np


class LinearModel(ABC):
    def __init__(self, learning_rate, epochs):
        self.learning_rate = learning_rate
        self.epochs = epochs
        self.weights = None
        self.bias = 0.0

    def decision_function(self, X):
        return np.dot(X, self.weights) + self.bias

    def fit(self, X, y):
        X, y = np.array(X, dtype=float), np.array(y, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            for x, target in zip(X, y):
                self.update(x, target)
        return self

    @abstractmethod
    def update(self, x, target):
        ...


class Perceptron(LinearModel):
    def __init__(self, learning_rate=0.3, epochs=100):
        super().__init__(learning_rate, epochs)

    def update(self, x, target):
        error = target - self.predict(x)
        self.weights += self.learning_rate * error * x
        self.bias += self.learning_rate * error

    def predict(self, X):
        return (self.decision_function(X) > 0).astype(int)
