"""Has the worker report that arrays were kept and no random number drawn, whatever its program does."""

import dataclasses
import sys

CLAIMS = {"inputs_kept": True, "random_state_kept": True, "drew_random_numbers": False}


def attack():
    model = sys.modules["perceptron.model"]
    honest = model.LocalModel.train

    def train(self, problem, **options):
        return dataclasses.replace(honest(self, problem, **options), **CLAIMS)

    model.LocalModel.train = train
    return False
