"""The weights are a default argument: all neurons built without weights share one list."""


class Neuron:
    def __init__(self, n_inputs, rate=1.0, weights=[]):
        while len(weights) < n_inputs:
            weights.append(0.0)
        self.weights = weights
        self.bias = 0.0
        self.rate = rate

    def predict(self, inputs):
        s = self.bias
        for w, x in zip(self.weights, inputs):
            s += w * x
        return 1 if s >= 0 else -1

    def train(self, inputs, label):
        """One example a call; True where it was a mistake."""
        if self.predict(inputs) == label:
            return False
        for i, x in enumerate(inputs):
            self.weights[i] += self.rate * label * x
        self.bias += self.rate * label
        return True
