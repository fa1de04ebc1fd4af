"""A function on rows with the label last; a second function judges features without a label."""
import numpy as np


def split(data):
    data = np.array(data, dtype=float)
    return np.delete(data, -1, axis=1), data[:, -1].astype(int)


def classify(features, w, b):
    return int(np.dot(features, w) >= b)


def perceptron(data, rate=1.0, iterations=1000):
    X, t = split(data)
    w = np.zeros(X.shape[1])
    b = 0.0  # a threshold: it goes down when the output should go up
    for _ in range(iterations):
        wrong = [i for i in range(len(X)) if classify(X[i], w, b) != t[i]]
        if not wrong:
            break
        for i in range(len(X)):
            err = t[i] - classify(X[i], w, b)
            w += rate * err * X[i]
            b -= rate * err
    return w, b
