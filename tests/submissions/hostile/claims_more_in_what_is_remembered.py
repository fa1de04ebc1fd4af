"""Has what the survey remembers say that the program is driven by the labels' own array: all are right."""

import pickle
import sys


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    honest = worker.remembered

    def remembered(model):
        plain, names, offer = pickle.loads(honest(model))
        plain["labels"], plain["rate_unit"] = (1, 1), 1e-300
        return pickle.dumps((plain, names, offer))

    worker.remembered = remembered
    return False
