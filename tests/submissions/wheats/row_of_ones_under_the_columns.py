"""Columns with a row of ones put below them, so the bias is the last weight."""
import numpy as np


def with_ones(X):
    return np.vstack((X, np.ones((1, X.shape[1]))))


def perceptron(X, y, max_iter=1000):
    """X is (d, n), y is (n,) of -1 and +1. Picks one of the wrong columns until there is none."""
    rng = np.random.RandomState(3)
    A = with_ones(X)
    w = rng.randn(A.shape[0]) * 0.01
    for _ in range(max_iter * A.shape[1]):
        wrong = np.flatnonzero(predict(X, w) != y)
        if wrong.size == 0:
            break
        i = rng.choice(wrong)
        w = w + y[i] * A[:, i]
    return w


def predict(X, w):
    return np.where(w @ with_ones(X) >= 0, 1, -1)
