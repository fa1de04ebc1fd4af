"""PLA as an exercise sheet has it: the order of the visits is handed in."""

import numpy as np


def sign(z):
    return 1 if z > 0 else -1


def pla(X, y, order, w, rate):
    updates, clean = 0, 0
    while clean < len(order):
        for i in order:
            if sign(np.dot(w, X[i])) == y[i]:
                clean += 1
            else:
                clean = 0
                updates += 1
                w += rate * y[i] * X[i]
            if clean == len(order):
                break
    return updates


if __name__ == "__main__":
    X = np.array([[1.0, 0.5, 1.0], [-1.0, 2.0, 1.0]])
    w = np.zeros(3)
    print(pla(X, [1, -1], [1, 0], w, 0.5), w)
