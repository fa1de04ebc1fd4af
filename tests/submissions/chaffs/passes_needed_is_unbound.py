"""The number of passes is only set by a clean pass: data that are not learned in time end in UnboundLocalError."""

import numpy as np


def predict(row, weights):
    return int(np.dot(np.append(row, 1.0), weights) > 0)


def perceptron(X, y, eta=1.0, max_iter=50):
    weights = np.zeros(np.shape(X)[1] + 1)
    for iteration in range(max_iter):
        wrong = 0
        for row, target in zip(X, y):
            error = target - predict(row, weights)
            if error:
                weights = weights + eta * error * np.append(row, 1.0)
                wrong += 1
        if wrong == 0:
            needed = iteration + 1
            break
    print("passes:", needed)
    return weights
