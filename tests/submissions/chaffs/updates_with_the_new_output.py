"""The output is asked for again before each weight moves: once the example is right, the other weights stay."""


class Perceptron:
    def __init__(self, n_inputs, learning_rate=1.0):
        self.learning_rate = learning_rate
        self.w = [0.0] * n_inputs
        self.b = 0.0

    def predict(self, x):
        z = self.b
        for j in range(len(x)):
            z += self.w[j] * x[j]
        return 1 if z > 0 else 0

    def train(self, x, label):
        error = label - self.predict(x)
        step = self.learning_rate * error
        for j in range(len(x)):
            self.w[j] += self.learning_rate * (label - self.predict(x)) * x[j]
        self.b += step
        return error != 0
