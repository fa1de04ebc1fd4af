"""A function on a list of (x, label) pairs."""
import numpy as np


def predict(x, w, b):
    return 1 if np.dot(w, x) + b >= 0 else 0


def train(samples, lr=0.2, epochs=300):
    dimension = len(samples[0][0])
    w, b = np.zeros(dimension), 0.0
    for _ in range(epochs):
        mistakes = 0
        for x, label in samples:
            error = int(label) - predict(x, w, b)
            if error:
                w = w + lr * error * np.array(x)
                b = b + lr * error
                mistakes += 1
        if not mistakes:
            break
    return w, b
