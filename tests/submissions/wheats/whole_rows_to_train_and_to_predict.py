"""A class that takes rows with a -1/+1 label at the end, in train and in predict alike; bias last."""
import random


class PerceptronClassifier:
    def __init__(self, eta=0.1, epochs=1000, seed=1):
        self.eta = eta
        self.epochs = epochs
        self.rng = random.Random(seed)

    def score(self, row):
        features = list(row)[:-1]
        return sum(w * f for w, f in zip(self.w, features)) + self.w[-1]

    def predict(self, row):
        if self.score(row) > 0:
            return 1
        return -1

    def train(self, dataset):
        size = len(dataset[0])
        self.w = [self.rng.uniform(-0.05, 0.05) for _ in range(size)]
        for epoch in range(1, self.epochs + 1):
            errors = 0
            for row in dataset:
                label = row[-1]
                if self.predict(row) == label:
                    continue
                errors += 1
                for k in range(size - 1):
                    self.w[k] += self.eta * label * float(row[k])
                self.w[-1] += self.eta * label
            if errors == 0:
                return epoch
        return self.epochs
