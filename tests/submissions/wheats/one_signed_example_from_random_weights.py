"""One example a call with labels -1/+1 and small random start weights; says whether it changed anything."""
import numpy as np


class Perceptron:
    def __init__(self, n_features, lr=0.1, seed=None):
        rng = np.random.default_rng(seed)
        self.w = rng.normal(0.0, 0.01, size=n_features)
        self.b = rng.normal(0.0, 0.01)
        self.lr = lr
        self.n_updates = 0

    def decision(self, x):
        return float(np.dot(self.w, x) + self.b)

    def predict(self, x):
        return 1 if self.decision(x) >= 0 else -1

    def train(self, x, y):
        if y * self.decision(x) > 0:
            return False
        self.w = self.w + self.lr * y * np.asarray(x)
        self.b += self.lr * y
        self.n_updates += 1
        return True
