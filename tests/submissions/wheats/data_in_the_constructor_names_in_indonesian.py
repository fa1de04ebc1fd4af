# Tugas Jaringan Syaraf Tiruan - Perceptron
# Target bipolar (-1, 1)
import numpy as np


class JST:
    def __init__(self, data_latih, target, alpha=0.1):
        self.data_latih = np.array(data_latih, dtype=float)
        self.target = np.array(target)
        self.alpha = alpha
        self.jumlah_data, self.jumlah_fitur = self.data_latih.shape
        self.bobot = np.zeros(self.jumlah_fitur)
        self.bias = 0.0

    def aktivasi(self, y_in):
        if y_in > 0:
            return 1
        else:
            return -1

    def latih(self, maks_epoch=100):
        for epoch in range(maks_epoch):
            salah = 0
            for i in range(self.jumlah_data):
                y_in = self.bias + np.sum(self.data_latih[i] * self.bobot)
                y = self.aktivasi(y_in)
                if y != self.target[i]:
                    self.bobot = self.bobot + self.alpha * (self.target[i] - y) * self.data_latih[i]
                    self.bias = self.bias + self.alpha * (self.target[i] - y)
                    salah = salah + 1
            print("Epoch", epoch + 1, "bobot", self.bobot, "bias", self.bias, "salah", salah)
            if salah == 0:
                print("Konvergen")
                break

    def uji(self, data_uji):
        hasil = []
        for x in data_uji:
            hasil.append(self.aktivasi(self.bias + np.sum(np.array(x) * self.bobot)))
        return hasil


if __name__ == "__main__":
    jst = JST([[1, 1], [1, 0], [0, 1], [0, 0]], [1, -1, -1, -1])
    jst.latih(20)
    print(jst.uji([[1, 1], [0, 0]]))
