"""Plain lists: the point gets a 1 appended, guess() answers, train() corrects once."""
import random


class Perceptron:
    def __init__(self, n, lr=0.05):
        # one weight for each input and one more for the constant input
        self.weights = [random.uniform(-1, 1) for _ in range(n + 1)]
        self.lr = lr

    def guess(self, point):
        point = [float(v) for v in point] + [1.0]
        total = 0
        for i in range(len(self.weights)):
            total += self.weights[i] * point[i]
        return 1 if total >= 0 else -1

    def train(self, point, target):
        error = int(target) - self.guess(point)
        point = [float(v) for v in point] + [1.0]
        for i in range(len(self.weights)):
            self.weights[i] += error * point[i] * self.lr
