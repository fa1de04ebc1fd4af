"""Binds the theme gates to the reference, or to --implementation."""

from perceptron.properties.gates import *  # noqa: F403
