import numpy as np


class Perceptron:
    def __init__(self, no_of_inputs, threshold=100, learning_rate=0.01):
        self.learning_rate = learning_rate
        self.threshold = threshold
        self.weights = np.zeros(no_of_inputs + 1)

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        for _ in range(self.threshold):
            for xi, target in zip(X, y):
                error = target - self.predict(xi)
                self.weights[1:] += self.learning_rate * error * xi
                self.weights[0] += self.learning_rate * error
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights[1:]) + self.weights[0] >= 0, 1, 0)
