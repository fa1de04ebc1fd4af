import numpy as np
from step import step


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        self.weights = np.zeros(X.shape[1] + 1)
        rows = np.column_stack([X, np.ones(len(X))])
        for _ in range(self.epochs):
            for row, label in zip(rows, y):
                self.weights += self.learning_rate * (label - step(row @ self.weights)) * row
        return self

    def predict(self, X):
        return step(np.column_stack([X, np.ones(len(X))]) @ self.weights)
