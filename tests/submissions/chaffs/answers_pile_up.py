"""predict collects its answers in a default list: a second call returns the first call's answers as well."""


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs

    def _output(self, row):
        s = sum(w * v for w, v in zip(self.weights, row))
        return 1 if s + self.bias > 0 else -1

    def fit(self, X, y):
        self.weights = [0.0] * len(X[0])
        self.bias = 0.0
        for _ in range(self.epochs):
            mistakes = 0
            for row, label in zip(X, y):
                if self._output(row) != label:
                    mistakes += 1
                    self.bias += self.learning_rate * label
                    for i in range(len(row)):
                        self.weights[i] += self.learning_rate * label * row[i]
            if mistakes == 0:
                break
        return self

    def predict(self, X, answers=[]):
        for row in X:
            answers.append(self._output(row))
        return answers
