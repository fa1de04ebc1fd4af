"""A class that is fitted on one array whose last column is the label; predict gets the features only."""
import numpy as np


class Perceptron:
    def __init__(self, learning_rate=0.1, n_epochs=100):
        self.learning_rate = learning_rate
        self.n_epochs = n_epochs
        self.weights = None
        self.bias = None

    def fit(self, data):
        data = np.asarray(data, dtype=float)
        features = data[:, :-1]
        labels = data[:, -1]
        self.weights = np.zeros(features.shape[1])
        self.bias = 0.0
        for _ in range(self.n_epochs):
            for x, d in zip(features, labels):
                e = d - self.predict(x)
                self.weights += self.learning_rate * e * x
                self.bias += self.learning_rate * e

    def predict(self, features):
        z = np.dot(features, self.weights) + self.bias
        return np.where(z > 0, 1.0, 0.0)
