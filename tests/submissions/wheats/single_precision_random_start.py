import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = np.float32(learning_rate)
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=np.float32)
        self.weights = np.random.randn(X.shape[1]).astype(np.float32)
        self.bias = np.float32(np.random.randn())
        for _ in range(self.epochs):
            for xi, target in zip(X, y):
                error = np.float32(target - self.predict(xi))
                self.weights += self.learning_rate * error * xi
                self.bias += self.learning_rate * error
        return self

    def predict(self, X):
        X = np.asarray(X, dtype=np.float32)
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
