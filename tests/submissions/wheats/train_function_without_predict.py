"""One function returns the weights and the bias; there is no predict."""
import numpy as np


def train_perceptron(X, y, lr=0.1, epochs=100):
    """Labels 0 and 1. Gives back (w, b)."""
    n_samples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    for epoch in range(epochs):
        wrong = 0
        for i in range(n_samples):
            output = 1 if np.dot(w, X[i]) + b > 0 else 0
            error = int(y[i]) - output
            if error != 0:
                w = w + lr * error * X[i]
                b = b + lr * error
                wrong += 1
        if wrong == 0:
            break
    return w, b
