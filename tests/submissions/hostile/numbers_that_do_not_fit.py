"""Replies with more, fewer or no numbers than were asked for: the judge would take what follows."""

import sys


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    honest, turns = worker.of_training, iter(range(10**9))

    def of_training(trained, features):
        numbers = honest(trained, features)
        return ((1.0,) * (len(numbers) + 1), numbers[1:], (), (1.0,) * 10**7)[next(turns) % 4]

    worker.of_training = of_training
    return False
