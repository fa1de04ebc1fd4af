import numpy as np


class Perceptron:
    def __init__(self, eta=0.1, epochs=100):
        self.eta = eta
        self.epochs = epochs

    def fit(self, X, y):
        X = np.array(X, dtype=float)
        self.pesos = np.zeros(X.shape[1])
        self.sesgo = 0.0
        for _ in range(self.epochs):
            errores = 0
            for xi, yi in zip(X, y):
                salida = self._escalon(np.dot(xi, self.pesos) + self.sesgo)
                error = yi - salida
                if error != 0:
                    self.pesos += self.eta * error * xi
                    self.sesgo += self.eta * error
                    errores += 1
            if errores == 0:
                break

    def _escalon(self, z):
        return 1 if z >= 0 else 0

    def predict(self, X):
        return np.array([self._escalon(np.dot(x, self.pesos) + self.sesgo) for x in X])
