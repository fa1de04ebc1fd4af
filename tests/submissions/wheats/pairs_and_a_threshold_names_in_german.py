"""Uebungsblatt 4, Aufgabe 2: Lernregel fuer ein Schwellenwertelement

Ein Lernmuster ist ein Paar ((x1, ..., xn), o) mit o aus {0, 1}.
Das Element feuert, wenn  w*x >= theta.
"""


def ausgabe(gewichte, theta, eingabe):
    summe = sum(w * x for w, x in zip(gewichte, eingabe))
    return 1 if summe >= theta else 0


def online_training(muster, lernrate=1.0, max_durchlaeufe=1000):
    """Online-Training nach der Delta-Regel. Gibt (gewichte, theta) zurueck."""
    n = len(muster[0][0])
    gewichte = [0.0] * n
    theta = 0.0
    durchlauf = 0
    while durchlauf < max_durchlaeufe:
        fehler = 0
        for eingabe, soll in muster:
            ist = ausgabe(gewichte, theta, eingabe)
            delta = soll - ist
            if delta != 0:
                theta -= lernrate * delta
                for i in range(n):
                    gewichte[i] += lernrate * delta * eingabe[i]
                fehler += abs(delta)
        durchlauf += 1
        if fehler == 0:
            break
    return gewichte, theta


if __name__ == "__main__":
    konjunktion = [((0, 0), 0), ((0, 1), 0), ((1, 0), 0), ((1, 1), 1)]
    w, theta = online_training(konjunktion)
    print("Gewichte:", w, " Schwellenwert:", theta)
    for x, o in konjunktion:
        print(x, "Soll:", o, "Ist:", ausgabe(w, theta, x))
