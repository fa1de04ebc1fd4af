"""Training reads self.peso where the attribute is called self.pesos: an AttributeError on the first mistake."""

import numpy as np


class Perceptron:
    def __init__(self, tasa=1.0, epocas=100):
        self.tasa = tasa
        self.epocas = epocas

    def entrenar(self, X, y):
        X = np.array(X, dtype=float)
        self.pesos = np.zeros(X.shape[1])
        self.sesgo = 0.0
        for _ in range(self.epocas):
            fallos = 0
            for fila, etiqueta in zip(X, y):
                error = etiqueta - self.predecir(fila)
                if error != 0:
                    self.pesos = self.peso + self.tasa * error * fila
                    self.sesgo = self.sesgo + self.tasa * error
                    fallos += 1
            if fallos == 0:
                break
        return self

    def predecir(self, X):
        return np.where(np.dot(X, self.pesos) + self.sesgo > 0, 1, 0)
