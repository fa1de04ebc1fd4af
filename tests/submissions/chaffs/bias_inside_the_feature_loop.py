"""The bias line stands in the loop over the inputs, so the bias steps once for every input."""


class Neuron:
    def __init__(self, no_of_inputs, learning_rate=0.5):
        self.learning_rate = learning_rate
        self.weights = [0.0 for _ in range(no_of_inputs)]
        self.bias = 0.0

    def predict(self, inputs):
        total = self.bias
        for i in range(len(inputs)):
            total = total + self.weights[i] * inputs[i]
        if total > 0:
            return 1
        else:
            return 0

    def train(self, inputs, label):
        error = label - self.predict(inputs)
        for i in range(len(inputs)):
            self.weights[i] = self.weights[i] + self.learning_rate * error * inputs[i]
            self.bias = self.bias + self.learning_rate * error


def run(neuron, inputs, labels, epochs=50):
    for _ in range(epochs):
        for x, label in zip(inputs, labels):
            neuron.train(x, label)
