"""Only the weights of inputs above 0 are corrected ("active inputs"): a negative input never moves its weight."""


class Perceptron:
    def __init__(self, no_of_inputs, learning_rate=0.5, threshold=100):
        self.threshold = threshold  # number of passes
        self.learning_rate = learning_rate
        self.weights = [0.0] * no_of_inputs
        self.bias = 0.0

    def predict(self, inputs):
        summation = self.bias
        for w, x in zip(self.weights, inputs):
            summation += w * x
        return 1 if summation > 0 else 0

    def learn(self, inputs, label):
        error = label - self.predict(inputs)
        self.bias += self.learning_rate * error
        for i, x in enumerate(inputs):
            if x > 0:
                self.weights[i] += self.learning_rate * error * x

    def train(self, training_inputs, labels):
        for _ in range(self.threshold):
            for inputs, label in zip(training_inputs, labels):
                self.learn(inputs, label)
