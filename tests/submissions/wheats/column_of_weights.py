import numpy as np


class Perceptron:
    def __init__(self, alpha=0.01, num_iterations=1000):
        self.alpha = alpha
        self.num_iterations = num_iterations

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        Y = np.array(y, dtype=float).reshape(-1, 1)
        m, n = X.shape
        self.W = np.zeros((n, 1))
        self.b = np.zeros((1, 1))
        for i in range(self.num_iterations):
            Z = X @ self.W + self.b
            A = (Z > 0).astype(float)
            E = Y - A
            if not E.any():
                break
            self.W += self.alpha * X.T @ E
            self.b += self.alpha * np.sum(E, axis=0, keepdims=True)
        return self

    def predict(self, X):
        return (np.array(X, dtype=float) @ self.W + self.b > 0).astype(int).ravel()
