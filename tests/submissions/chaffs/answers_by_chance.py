import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0

    def predict(self, X):
        return np.random.randint(0, 2, len(X))
