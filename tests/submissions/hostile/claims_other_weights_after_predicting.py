"""Has the worker report weights that are not the program's: as if a pass had learned something."""

import sys


def attack():
    model = sys.modules["perceptron.model"]
    parameters = sys.modules["perceptron.contract"].Parameters
    honest = model.Trained

    def trained(predictions, answers, found, after, *rest):
        return honest(predictions, answers, found, parameters((1.0,) * len(found.weights), 1.0), *rest)

    model.Trained = trained
    return False
