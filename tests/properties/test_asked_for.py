"""Binds the theme asked_for to the reference, or to --implementation."""

from perceptron.properties.asked_for import *  # noqa: F403
