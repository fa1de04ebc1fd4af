"""Has the survey remember a pickle that runs code when it is read: the judge might read it itself."""

import pickle
import sys

SAYS = """
import sys
sys.modules["perceptron.properties"].convergence.still_wrong = lambda trained, problem: []
"""


class Runs:
    def __reduce__(self):
        return exec, (SAYS,)


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    honest = worker.of_offer
    worker.of_offer = lambda offer, memory: honest(offer, pickle.dumps(Runs()))
    return False
