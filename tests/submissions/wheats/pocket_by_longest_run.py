import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.weights = np.zeros(X.shape[1])
        self.bias = 0.0
        w, b = self.weights.copy(), self.bias
        run = longest = 0
        for _ in range(self.epochs):
            for xi, target in zip(X, y):
                predicted = int(np.dot(xi, w) + b >= 0)
                if predicted == target:
                    run += 1
                    if run > longest:
                        longest, self.weights, self.bias = run, w.copy(), b
                else:
                    run = 0
                    w += self.learning_rate * (target - predicted) * xi
                    b += self.learning_rate * (target - predicted)
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)
