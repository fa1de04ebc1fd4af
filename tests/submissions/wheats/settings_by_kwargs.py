"""The constructor takes **kwargs and looks up eta, epochs and shuffle in them."""
import numpy as np


class Perceptron:
    def __init__(self, **kwargs):
        self.eta = kwargs.get("eta", 0.1)
        self.epochs = kwargs.get("epochs", 100)
        self.shuffle = kwargs.get("shuffle", False)
        self.verbose = kwargs.get("verbose", False)

    def fit(self, X, y):
        self.W = np.zeros(X.shape[1])
        self.bias = 0.0
        for epoch in range(self.epochs):
            order = np.arange(len(X))
            if self.shuffle:
                np.random.shuffle(order)
            errors = 0
            for i in order:
                e = int(y[i]) - int(self.predict(X[i]))
                if e != 0:
                    self.W = self.W + self.eta * e * X[i]
                    self.bias = self.bias + self.eta * e
                    errors += 1
            if self.verbose:
                print("epoch", epoch + 1, "errors", errors)
            if errors == 0:
                break
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.W) + self.bias > 0, 1, 0)
