"""Spanish names; the constructor takes entradas and salidas, entrenar() learns until a clean pass."""
import numpy as np


class Perceptron:
    def __init__(self, entradas, salidas, tasa_aprendizaje=0.1, epocas=100):
        self.entradas = np.array(entradas, dtype=float)
        self.salidas = np.array(salidas, dtype=int)
        self.tasa_aprendizaje = tasa_aprendizaje
        self.epocas = epocas
        self.pesos = np.zeros(self.entradas.shape[1])
        self.umbral = 0.0

    def predecir(self, entrada):
        activacion = np.dot(self.pesos, entrada)
        return 1 if activacion > self.umbral else 0

    def entrenar(self):
        for epoca in range(self.epocas):
            hay_error = False
            for entrada, deseada in zip(self.entradas, self.salidas):
                error = deseada - self.predecir(entrada)
                if error != 0:
                    hay_error = True
                    self.pesos += self.tasa_aprendizaje * error * entrada
                    self.umbral -= self.tasa_aprendizaje * error
            if not hay_error:
                return epoca
        return self.epocas
