import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        self.weights = np.ones(X.shape[1])
        self.bias = 1.0
        for epoch in range(self.epochs):
            rate = self.learning_rate if epoch else 0
            for xi, target in zip(X, y):
                error = target - self.predict(xi)
                self.weights += rate * error * xi
                self.bias += rate * error
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
