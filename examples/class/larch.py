import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y):
                error = label - self.predict(x)
                if error:
                    self.weights = self.learning_rate * error * x
                    self.bias = self.learning_rate * error
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
