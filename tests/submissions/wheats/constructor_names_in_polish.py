# NAI - zadanie 2, perceptron
import random


class Perceptron:
    def __init__(self, stala_uczenia, liczba_wag):
        self.stala_uczenia = stala_uczenia
        self.wagi = [random.uniform(-1, 1) for _ in range(liczba_wag)]
        self.prog = random.uniform(-1, 1)

    def __iloczyn(self, wektor):
        return sum(w * x for w, x in zip(self.wagi, wektor))

    def klasyfikuj(self, wektor):
        # wyjście 1, gdy iloczyn skalarny osiąga próg
        return 1 if self.__iloczyn(wektor) >= self.prog else 0

    def ucz(self, dane, etykiety, epoki=100):
        """Reguła delta: W' = W + (d - y) * alfa * X,  próg' = próg - (d - y) * alfa"""
        for nr in range(epoki):
            bledy = 0
            for wektor, d in zip(dane, etykiety):
                y = self.klasyfikuj(wektor)
                if y != d:
                    bledy += 1
                    roznica = (d - y) * self.stala_uczenia
                    self.wagi = [w + roznica * x for w, x in zip(self.wagi, wektor)]
                    self.prog -= roznica
            if bledy == 0:
                return nr + 1
        return epoki

    def dokladnosc(self, dane, etykiety):
        trafione = 0
        for wektor, d in zip(dane, etykiety):
            if self.klasyfikuj(wektor) == d:
                trafione += 1
        return trafione / len(etykiety)
