"""Programs of the isolation tests: a right perceptron, and what else its methods do."""

RIGHT = """
import numpy as np

class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        {fit}
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y):
                step = self.learning_rate * (label - (x @ self.weights + self.bias >= 0))
                self.weights, self.bias = self.weights + step * x, self.bias + step

    def predict(self, X):
        {predict}
        return np.where(X @ self.weights + self.bias >= 0, 1, 0)
"""
UNSEEN = "X.shape[1] not in (2, 3)"  # rows that no survey hands in


CHANNEL = """
import os, time

def channel():
    return next(fd for fd in range(3, 9999) if is_open(fd))

def is_open(fd):
    try:
        return os.fstat(fd) is not None
    except OSError:
        return False
"""


def later(statement):
    """Return a statement that runs only when the survey is over."""
    return f"if {UNSEEN}:\n            {statement}"


def right(*, fit="pass", predict="pass", top=""):
    """Return a right perceptron that does something else as well."""
    return f"{top}\n{RIGHT.format(fit=fit, predict=predict)}"
