import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y):
                step = self.learning_rate * (label - self.predict(x))
                self.weights = self.weights + step * x
                self.bias = self.bias + step

    def predict(self, X):
        return np.where(np.dot(X, self.weights) >= 0, 1, 0)
