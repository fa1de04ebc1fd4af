# Laboratornaya rabota 1. Odnosloynyy perseptron
# stud. gr. IU5-62
import numpy as np

SKOROST = 0.3        # skorost obucheniya
MAX_EPOH = 500


def porog(s):
    return 1 if s > 0 else 0


def vyhod(vesa, x):
    # vesa[0] - smeshchenie
    return porog(vesa[0] + np.dot(vesa[1:], x))


def obuchenie(vyborka):
    """vyborka: stroki, pervyy stolbec - otvet (0/1), dalshe priznaki"""
    vyborka = np.array(vyborka, dtype=float)
    otvety = vyborka[:, 0]
    priznaki = vyborka[:, 1:]
    vesa = np.zeros(priznaki.shape[1] + 1)
    epoha = 0
    oshibki = 1
    while oshibki > 0 and epoha < MAX_EPOH:
        oshibki = 0
        for x, t in zip(priznaki, otvety):
            delta = t - vyhod(vesa, x)
            if delta != 0:
                vesa[1:] += SKOROST * delta * x
                vesa[0] += SKOROST * delta
                oshibki += 1
        epoha += 1
    return vesa


if __name__ == '__main__':
    # logicheskoe I
    tablica = [[0, 0, 0],
               [0, 0, 1],
               [0, 1, 0],
               [1, 1, 1]]
    v = obuchenie(tablica)
    print('vesa:', v)
    for stroka in tablica:
        print(stroka[1:], vyhod(v, stroka[1:]))
