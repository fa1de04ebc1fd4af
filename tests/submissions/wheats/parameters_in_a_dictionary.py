import numpy as np


class Perceptron:
    def __init__(self, learning_rate=0.1, n_epochs=100):
        self.hyper = {"learning_rate": learning_rate, "n_epochs": n_epochs}
        self.params = {}

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        self.params = {"W": np.zeros(X.shape[1]), "b": 0.0}
        for _ in range(self.hyper["n_epochs"]):
            for xi, yi in zip(X, y):
                err = yi - self._h(xi)
                self.params["W"] += self.hyper["learning_rate"] * err * xi
                self.params["b"] += self.hyper["learning_rate"] * err
        return self

    def _h(self, X):
        return np.where(np.dot(X, self.params["W"]) + self.params["b"] > 0, 1, 0)

    def predict(self, X):
        return self._h(np.asarray(X, dtype=float))
