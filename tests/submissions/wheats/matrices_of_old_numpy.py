"""np.mat and np.float as numpy had them before 1.24 (np.float) and 2.0 (np.mat)."""
import numpy as np


class Perceptron:
    def __init__(self, rate=1, iterations=500):
        self.rate = rate
        self.iterations = iterations

    def train(self, data, labels):
        x = np.mat(data, dtype=np.float)
        t = np.mat(labels, dtype=np.float).reshape(-1, 1)
        m, n = x.shape
        self.w = np.mat(np.zeros((n, 1)))
        self.b = 0.0
        for _ in range(self.iterations):
            flag = False
            for i in range(m):
                if t[i, 0] * ((x[i] * self.w)[0, 0] + self.b) <= 0:
                    self.w = self.w + self.rate * t[i, 0] * x[i].T
                    self.b = self.b + self.rate * t[i, 0]
                    flag = True
            if not flag:
                break
        return self.w, self.b

    def predict(self, data):
        z = np.mat(data, dtype=np.float) * self.w + self.b
        return np.where(np.asarray(z).ravel() > 0, 1, -1)
