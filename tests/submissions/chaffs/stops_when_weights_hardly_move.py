import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=1000):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        y = np.array(y)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        for epoch in range(self.epochs):
            mistakes = 0
            old = np.append(self.weights, self.bias)
            for x, target in zip(X, y):
                error = target - self._label(x)
                if error != 0:
                    self.weights = self.weights + self.learning_rate * error * x
                    self.bias = self.bias + self.learning_rate * error
                    mistakes += 1
            if mistakes == 0:
                break
            if np.abs(np.append(self.weights, self.bias) - old).max() < 0.01:
                break
        return self

    def _label(self, x):
        return int(x @ self.weights + self.bias >= 0)

    def predict(self, X):
        X = np.asarray(X, dtype=float)
        return (X @ self.weights + self.bias >= 0).astype(int)
