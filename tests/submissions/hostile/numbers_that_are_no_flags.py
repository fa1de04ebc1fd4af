"""Replies with NaN, inf, -1 and 2**70 where the judge reads truth values and counts."""

import sys

WRONG = (float("nan"), float("inf"), -1.0, 2.0**70, 0.5)


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    honest, turns = worker.of_training, iter(range(10**9))

    def of_training(trained, features):
        numbers = honest(trained, features)
        wrong, flags = WRONG[next(turns) % len(WRONG)], 8
        return (*numbers[:-flags], *[wrong] * flags)

    worker.of_training = of_training
    return False
