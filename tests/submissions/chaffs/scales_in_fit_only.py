"""Training divides the examples by their largest entry, predict does not: only data up to 1 come out right."""

import numpy as np


class Perceptron:
    def __init__(self, taux=1.0, n_iter=200):
        self.taux = taux
        self.n_iter = n_iter

    def entrainer(self, X, y):
        X = np.array(X, dtype=float)
        X = X / (np.abs(X).max() or 1.0)
        self.poids = np.zeros(X.shape[1])
        self.biais = 0.0
        for _ in range(self.n_iter):
            fautes = 0
            for x, cible in zip(X, y):
                ecart = cible - (1 if x @ self.poids + self.biais > 0 else 0)
                if ecart != 0:
                    self.poids += self.taux * ecart * x
                    self.biais += self.taux * ecart
                    fautes += 1
            if fautes == 0:
                break
        return self

    def predire(self, X):
        return np.where(np.array(X) @ self.poids + self.biais > 0, 1, 0)
