"""Raises GeneratorExit in fit, which a judge made of generators might swallow."""


def attack():
    raise GeneratorExit
