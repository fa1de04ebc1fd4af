"""predict is meant for a batch but returns inside its loop, so only the first row is answered."""


class Algilayici:
    def __init__(self, ogrenme_orani=1.0, devir=100):
        self.ogrenme_orani = ogrenme_orani
        self.devir = devir

    def cikti(self, ornek):
        toplam = self.b + sum(w * x for w, x in zip(self.w, ornek))
        return 1 if toplam > 0 else 0

    def fit(self, X, y):
        self.w = [0.0] * len(X[0])
        self.b = 0.0
        for _ in range(self.devir):
            yanlis = 0
            for ornek, etiket in zip(X, y):
                hata = etiket - self.cikti(ornek)
                if hata:
                    yanlis += 1
                    self.b += self.ogrenme_orani * hata
                    for i in range(len(ornek)):
                        self.w[i] += self.ogrenme_orani * hata * ornek[i]
            if yanlis == 0:
                break

    def predict(self, X):
        sonuc = []
        for ornek in X:
            sonuc.append(self.cikti(ornek))
            return sonuc
