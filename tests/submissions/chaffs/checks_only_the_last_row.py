"""`errore` is looked at after the inner loop, where it is the last example's: one right example ends training."""


class Percettrone:
    def __init__(self, esempi, etichette, tasso=1.0, epoche=100):
        self.esempi = esempi
        self.etichette = etichette
        self.tasso = tasso
        self.epoche = epoche
        self.pesi = [0.0 for _ in esempi[0]]
        self.soglia = 0.0

    def predici(self, x):
        somma = sum(p * v for p, v in zip(self.pesi, x))
        return 1 if somma > self.soglia else 0

    def allena(self):
        for _ in range(self.epoche):
            for x, etichetta in zip(self.esempi, self.etichette):
                errore = etichetta - self.predici(x)
                self.soglia -= self.tasso * errore
                for i in range(len(x)):
                    self.pesi[i] += self.tasso * errore * x[i]
            if errore == 0:
                break
