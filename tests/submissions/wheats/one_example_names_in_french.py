"""French names; apprendre(entrees, attendu) learns from one example."""
import numpy as np


class Perceptron:
    def __init__(self, nb_entrees, taux=0.5):
        self.taux = taux
        self.poids = np.zeros(nb_entrees)
        self.biais = 0.0

    def sortie(self, entrees):
        somme = np.dot(self.poids, entrees) + self.biais
        if somme < 0:
            return 0
        return 1

    def apprendre(self, entrees, attendu):
        erreur = int(attendu) - self.sortie(entrees)
        if erreur:
            correction = self.taux * erreur
            self.poids += correction * np.array(entrees, dtype=float)
            self.biais += correction
        return erreur
