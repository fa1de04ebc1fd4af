"""train(X, y) is one pass in a random order; the weights, bias last, are made in the constructor."""
import numpy as np


class Perceptron:
    def __init__(self, n_inputs, lr=0.01, seed=0):
        self.rng = np.random.default_rng(seed)
        self.weights = self.rng.uniform(-0.05, 0.05, n_inputs + 1)
        self.lr = lr
        self.epochs_done = 0

    def activate(self, x):
        return 1 if np.dot(x, self.weights[:-1]) + self.weights[-1] >= 0 else -1

    def train(self, X, y):
        all_right = True
        for i in self.rng.permutation(len(X)):
            if self.activate(X[i]) != y[i]:
                self.weights[:-1] += self.lr * y[i] * X[i]
                self.weights[-1] += self.lr * y[i]
                all_right = False
        self.epochs_done += 1
        return all_right

    def predict(self, X):
        return np.array([self.activate(x) for x in X])
