"""The start weights are an argument and the function writes into them; the bias is w[0]."""
import numpy as np


def net(x, w):
    return w[0] + np.dot(x, w[1:])


def predict(x, w):
    return 1 if net(x, w) >= 0 else -1


def train(X, y, w, lr, epochs):
    # w has one place more than X has columns; it comes in as floats and is filled here.
    # The return value is how many rows were wrong in the last pass.
    mistakes = 0
    for _ in range(epochs):
        mistakes = 0
        for xi, yi in zip(X, y):
            if predict(xi, w) != yi:
                w[0] += lr * yi
                w[1:] += lr * yi * xi
                mistakes += 1
        if mistakes == 0:
            break
    return mistakes
