import numpy as np


class Perceptron:
    """Rows (with the constant 1) are scaled to length 1 before learning, as in the convergence proof."""

    def __init__(self, learning_rate=1.0, epochs=1000):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        Z = np.c_[np.asarray(X, dtype=float), np.ones(len(X))]
        Z /= np.linalg.norm(Z, axis=1, keepdims=True)
        self.w = np.zeros(Z.shape[1])
        for _ in range(self.epochs):
            wrong = 0
            for z, t in zip(Z, y):
                if t * (self.w @ z) <= 0:
                    self.w += self.learning_rate * t * z
                    wrong += 1
            if not wrong:
                break
        return self

    def predict(self, X):
        return np.where(np.c_[np.asarray(X, dtype=float), np.ones(len(X))] @ self.w > 0, 1, -1)
