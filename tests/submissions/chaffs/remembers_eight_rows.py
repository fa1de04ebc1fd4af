from collections import deque

import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs
        self.memory = deque(maxlen=8)

    def fit(self, X, y):
        self.memory.extend(zip(np.array(X, dtype=float), y))
        self.weights = np.zeros(np.shape(X)[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            for xi, target in self.memory:
                error = target - self.predict(xi)
                self.weights += self.learning_rate * error * xi
                self.bias += self.learning_rate * error
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
