"""Imports the judge's reference, its properties and its tools: a right perceptron is among them."""

import importlib

PARTS = (
    "perceptron.reference",
    "perceptron.properties.convergence",
    "perceptron.judge",
    "perceptron.strategies",
    "perceptron.certificates",
    "hypothesis",
    "pytest",
    "tests.submissions.attacks",
)


def attack():
    for name in PARTS:
        try:
            importlib.import_module(name)
            return True
        except ImportError:
            continue
    return False
