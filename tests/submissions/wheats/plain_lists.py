import random


class Perceptron:
    def __init__(self, lr=0.1, epochs=100):
        self.lr = lr
        self.epochs = epochs
        self.weights = []
        self.bias = 0.0

    def _activation(self, z):
        return 1 if z >= 0 else 0

    def _predict_one(self, row):
        total = self.bias
        for w, v in zip(self.weights, row):
            total += w * v
        return self._activation(total)

    def fit(self, X, y):
        n = len(X[0])
        self.weights = [random.uniform(-0.5, 0.5) for _ in range(n)]
        self.bias = random.uniform(-0.5, 0.5)
        for epoch in range(self.epochs):
            wrong = 0
            for row, target in zip(X, y):
                error = target - self._predict_one(row)
                if error != 0:
                    wrong += 1
                    for j in range(n):
                        self.weights[j] += self.lr * error * row[j]
                    self.bias += self.lr * error
            if wrong == 0:
                break

    def predict(self, X):
        return [self._predict_one(row) for row in X]
