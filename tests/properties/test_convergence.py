"""Binds the theme convergence to the reference, or to --implementation."""

from perceptron.properties.convergence import *  # noqa: F403
