"""`while total > 0` over a signed sum: as soon as the sum is zero or negative, training ends."""


class Perceptron:
    def __init__(self, inputs, targets, learning_rate=0.5, max_epochs=100):
        self.inputs = inputs
        self.targets = targets
        self.learning_rate = learning_rate
        self.max_epochs = max_epochs
        self.weights = [0.0] * (len(inputs[0]) + 1)

    def predict(self, x):
        s = self.weights[0] + sum(w * v for w, v in zip(self.weights[1:], x))
        return 1 if s >= 0 else 0

    def train(self):
        total = 1
        epoch = 0
        while total > 0 and epoch < self.max_epochs:
            total = 0
            for x, target in zip(self.inputs, self.targets):
                error = target - self.predict(x)
                self.weights[0] += self.learning_rate * error
                for i, v in enumerate(x):
                    self.weights[i + 1] += self.learning_rate * error * v
                total += error
            epoch += 1
        return epoch
