"""train(inputs, label) learns from a single example; the caller loops."""
import numpy as np


class Perceptron(object):
    def __init__(self, no_of_inputs, learning_rate=0.01):
        self.learning_rate = learning_rate
        self.weights = np.zeros(no_of_inputs + 1)

    def predict(self, inputs):
        summation = self.weights[0] + np.dot(inputs, self.weights[1:])
        return 1 if summation > 0 else 0

    def train(self, inputs, label):
        error = int(label) - self.predict(inputs)
        self.weights[0] += self.learning_rate * error
        self.weights[1:] += self.learning_rate * error * np.asarray(inputs)
