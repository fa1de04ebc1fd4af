"""predict sets its running sum once before the rows: each row's sum goes on from the row before."""


class Perceptron:
    def __init__(self, lr=1.0, epochs=100):
        self.lr = lr
        self.epochs = epochs

    def fit(self, X, y):
        self.w = [0.0] * len(X[0])
        self.b = 0.0
        for _ in range(self.epochs):
            wrong = 0
            for row, label in zip(X, y):
                error = label - self.predict([row])[0]
                if error != 0:
                    wrong += 1
                    self.b += self.lr * error
                    self.w = [w + self.lr * error * v for w, v in zip(self.w, row)]
            if wrong == 0:
                break
        return self

    def predict(self, X):
        labels = []
        total = self.b
        for row in X:
            for w, v in zip(self.w, row):
                total += w * v
            labels.append(1 if total >= 0 else 0)
        return labels
