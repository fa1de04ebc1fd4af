"""`fertig` is set back by nothing: after one success a second training starts at 0 and makes no pass."""

import numpy as np


class Perzeptron:
    def __init__(self, lernrate=1.0, epochen=100):
        self.lernrate = lernrate
        self.epochen = epochen
        self.fertig = False

    def trainiere(self, X, y):
        X = np.array(X, dtype=float)
        self.gewichte = np.zeros(X.shape[1])
        self.schwelle = 0.0
        epoche = 0
        while not self.fertig and epoche < self.epochen:
            fehler = 0
            for zeile, ziel in zip(X, y):
                delta = ziel - self.vorhersage(zeile)
                self.gewichte += self.lernrate * delta * zeile
                self.schwelle -= self.lernrate * delta
                fehler += int(delta != 0)
            self.fertig = fehler == 0
            epoche += 1
        return self

    def vorhersage(self, X):
        return np.where(np.dot(X, self.gewichte) >= self.schwelle, 1, 0)
