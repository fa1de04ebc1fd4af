"""The weights of before the pass are kept without a copy, so they never differ and training stops at once."""

import numpy as np


class Perceptron:
    def __init__(self, taxa=1.0, epocas=100):
        self.taxa = taxa
        self.epocas = epocas

    def treinar(self, X, y):
        X = self._com_um(X)
        self.pesos = np.zeros(X.shape[1])
        for _ in range(self.epocas):
            anteriores = self.pesos
            for linha, rotulo in zip(X, y):
                erro = rotulo - (1 if linha @ self.pesos >= 0 else 0)
                self.pesos += self.taxa * erro * linha
            if np.array_equal(anteriores, self.pesos):
                break  # nothing moved: done
        return self

    def prever(self, X):
        return np.where(self._com_um(X) @ self.pesos >= 0, 1, 0)

    @staticmethod
    def _com_um(X):
        X = np.array(X, dtype=float)
        return np.hstack([X, np.ones((len(X), 1))])
