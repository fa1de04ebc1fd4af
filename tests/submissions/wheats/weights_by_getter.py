import numpy as np


class Perceptron:
    """Weights behind getters; inside they are a list of [bias, weights...] in a tuple."""

    def __init__(self, eta=0.1, epochs=100):
        self.eta, self.epochs = eta, epochs
        self._state = None

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for x, t in zip(X, y):
                e = t - int(x @ w + b > 0)
                w, b = w + self.eta * e * x, b + self.eta * e
        self._state = (w, b)
        return self

    def get_weights(self):
        return self._state[0]

    def get_bias(self):
        return self._state[1]

    def predict(self, X):
        w, b = self._state
        return (np.asarray(X, dtype=float) @ w + b > 0).astype(int)
