import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        if not 0 < learning_rate <= 1:
            raise ValueError("learning_rate must be in (0, 1]")
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            for xi, target in zip(X, y):
                error = target - self.predict(xi)
                self.weights += self.learning_rate * error * xi
                self.bias += self.learning_rate * error
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
