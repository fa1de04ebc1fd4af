"""A function makes one pass from given weights and returns the next ones; the script below loops over it."""
import numpy as np


def predict(x, w, b):
    return int(np.dot(x, w) + b > 0)


def train_epoch(X, y, w, b, lr=0.1):
    w = np.array(w, dtype=float)
    for x, target in zip(X, y):
        error = int(target) - predict(x, w, b)
        w += lr * error * np.asarray(x)
        b += lr * error
    return w, b


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([0, 1, 1, 1])
    w, b = np.zeros(2), 0.0
    for epoch in range(20):
        w, b = train_epoch(X, y, w, b)
        print(epoch, w, b, [predict(x, w, b) for x in X])
