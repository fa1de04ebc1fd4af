import numpy as np


class Perceptron:
    """After the old Wikipedia example: fires above a fixed threshold of 0.5; weights[0] is for the
    constant input 1."""

    THRESHOLD = 0.5

    def __init__(self, learning_rate=0.1, max_rounds=1000):
        self.learning_rate = learning_rate
        self.max_rounds = max_rounds

    def _fire(self, vec):
        return sum(v * w for v, w in zip(vec, self.weights)) > self.THRESHOLD

    def fit(self, X, y):
        rows = [[1.0] + [float(v) for v in r] for r in X]
        self.weights = [0.0] * len(rows[0])
        for _ in range(self.max_rounds):
            error_count = 0
            for input_vector, desired_output in zip(rows, y):
                result = self._fire(input_vector)
                error = desired_output - result
                if error != 0:
                    error_count += 1
                    for index, value in enumerate(input_vector):
                        self.weights[index] += self.learning_rate * error * value
            if error_count == 0:
                break
        return self

    def predict(self, X):
        return np.array([int(self._fire([1.0] + list(r))) for r in X])
