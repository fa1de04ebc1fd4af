class Neuron:
    """Learns from one example at a time."""

    def __init__(self, inputs, rate=0.25):
        self.weights = [0.0 for _ in range(inputs)]
        self.bias = 0.0
        self.rate = rate

    def predict(self, point):
        total = self.bias
        for weight, value in zip(self.weights, point):
            total += weight * value
        return int(total >= 0)

    def train(self, point, label):
        error = label - self.predict(point)
        for i, value in enumerate(point):
            self.weights[i] += self.rate * error * value
        self.bias += self.rate * error
