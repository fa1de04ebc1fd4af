"""weights[0] takes part in every sum but no line ever changes it: the bias stays at its start."""


def przewidz(wiersz, wagi):
    # wiersz: cechy, a na końcu etykieta
    suma = wagi[0]
    for i in range(len(wiersz) - 1):
        suma += wagi[i + 1] * wiersz[i]
    return 1.0 if suma >= 0.0 else 0.0


def trenuj_wagi(dane, l_rate=0.1, n_epoch=50):
    wagi = [0.0 for _ in range(len(dane[0]))]
    for epoka in range(n_epoch):
        suma_bledow = 0.0
        for wiersz in dane:
            blad = wiersz[-1] - przewidz(wiersz, wagi)
            suma_bledow += blad**2
            for i in range(len(wiersz) - 1):
                wagi[i + 1] = wagi[i + 1] + l_rate * blad * wiersz[i]
        if suma_bledow == 0:
            break
    return wagi
