class Neuron:
    def __init__(self, n_inputs):
        self.weights = [0.0 for _ in range(n_inputs)]
        self.bias = 0.0

    def output(self, inputs):
        z = sum(w * i for w, i in zip(self.weights, inputs)) + self.bias
        return 1 if z > 0 else 0

    def adjust(self, inputs, amount):
        for k, v in enumerate(inputs):
            self.weights[k] += amount * v
        self.bias += amount


class Perceptron:
    def __init__(self, learning_rate=0.1, epochs=100):
        self.learning_rate = learning_rate
        self.epochs = epochs
        self.neuron = None

    def fit(self, X, y):
        self.neuron = Neuron(len(X[0]))
        for _ in range(self.epochs):
            mistakes = 0
            for row, label in zip(X, y):
                error = label - self.neuron.output(row)
                if error:
                    self.neuron.adjust(row, self.learning_rate * error)
                    mistakes += 1
            if mistakes == 0:
                break

    def predict(self, X):
        return [self.neuron.output(row) for row in X]
