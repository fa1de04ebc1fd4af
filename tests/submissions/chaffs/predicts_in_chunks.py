import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            for xi, target in zip(X, y):
                error = target - int(np.dot(xi, self.weights) + self.bias >= 0)
                self.weights += self.learning_rate * error * xi
                self.bias += self.learning_rate * error
        return self

    def predict(self, X):
        X = np.asarray(X, dtype=float)
        labels = np.zeros(len(X), dtype=int)
        size = min(16, len(X))
        for start in range(0, len(X) - size + 1, size):
            z = X[start : start + size] @ self.weights + self.bias
            labels[start : start + size] = z >= 0
        return labels
