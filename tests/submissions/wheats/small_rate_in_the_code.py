import numpy as np


class Perceptron:
    def __init__(self, epochs=100):
        self.learning_rate = 0.01
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.weights = np.random.randn(X.shape[1])
        self.bias = np.random.randn()
        for _ in range(self.epochs):
            for xi, target in zip(X, y):
                error = target - self.predict(xi)
                self.weights += self.learning_rate * error * xi
                self.bias += self.learning_rate * error
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
