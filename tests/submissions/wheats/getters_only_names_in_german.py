"""German names; private attributes, everything comes out by getters."""
import numpy as np


class Perzeptron:
    def __init__(self, lernrate=0.1, durchlaeufe=200):
        self.__lernrate = lernrate
        self.__durchlaeufe = durchlaeufe
        self.__gewichte = None
        self.__schwelle = 0.0

    def lerne(self, eingaben, ziele):
        self.__gewichte = np.zeros(len(eingaben[0]))
        self.__schwelle = 0.0
        for _ in range(self.__durchlaeufe):
            fehler = 0
            for eingabe, ziel in zip(eingaben, ziele):
                abweichung = int(ziel) - self.__ausgabe(eingabe)
                if abweichung != 0:
                    self.__gewichte += self.__lernrate * abweichung * np.asarray(eingabe)
                    self.__schwelle -= self.__lernrate * abweichung
                    fehler += 1
            if fehler == 0:
                break

    def __ausgabe(self, eingabe):
        return 1 if np.dot(self.__gewichte, eingabe) >= self.__schwelle else 0

    def vorhersage(self, eingaben):
        return [self.__ausgabe(e) for e in eingaben]

    def get_gewichte(self):
        return self.__gewichte

    def get_schwelle(self):
        return self.__schwelle
