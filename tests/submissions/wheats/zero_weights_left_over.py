import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs
        self.weights = None

    def fit(self, X, y):
        self.weights = np.zeros(X.shape[1] + 1)  # where training starts, and never written to
        w = self.weights.copy()
        for _ in range(self.epochs):
            for row, target in zip(np.insert(X, 0, 1, axis=1), y):
                w += self.learning_rate * (target - int(row @ w >= 0)) * row
        self.learned = w
        return self

    def predict(self, X):
        return np.where(np.insert(X, 0, 1, axis=1) @ self.learned >= 0, 1, 0)
