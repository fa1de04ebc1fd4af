"""Start weights and start bias are the first arguments and are left as they were."""
import numpy as np


def step(z):
    return np.heaviside(z, 1)


def predict(X, weights, bias):
    return step(np.dot(X, weights) + bias)


def perceptron(weights, bias, X, y, alpha=0.5, n_iters=200):
    weights = np.array(weights, dtype=float)
    bias = float(bias)
    for _ in range(n_iters):
        for x, target in zip(X, y):
            delta = alpha * (target - predict(x, weights, bias))
            weights += delta * x
            bias += delta
    return weights, bias
