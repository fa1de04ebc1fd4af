import numpy as np


class Neuron:
    def __init__(self, lr=0.5, n_epochs=20):
        self.lr, self.n_epochs = lr, n_epochs
        self.w = None

    def predict(self, X):
        return np.sign(np.atleast_2d(X) @ self.w[:-1] + self.w[-1])

    def learn_one(self, x, label):
        error = label - self.predict(x)[0]
        self.w = self.w + self.lr * error * np.append(x, 1.0)

    def train(self, X, y):
        self.w = np.zeros(X.shape[1] + 1)
        for _ in range(self.n_epochs):
            for x, label in zip(X, y):
                self.learn_one(x, label)
