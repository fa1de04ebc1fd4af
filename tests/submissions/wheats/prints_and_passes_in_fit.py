import numpy as np


class Perceptron:
    def __init__(self, lr=0.5):
        self.lr = lr

    def train(self, X, y, epochs=100):
        X = np.array(X, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(epochs):
            for xi, target in zip(X, y):
                error = target - self.predict(xi)
                self.weights += self.lr * error * xi
                self.bias += self.lr * error
            print('weights', self.weights)
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
