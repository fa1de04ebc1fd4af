"""Raises KeyboardInterrupt in fit: a judge that takes it for the user's would stop grading."""


def attack():
    raise KeyboardInterrupt
