"""Binds the theme convergence: each property below is a test of the reference or of --implementation."""

from perceptron.properties.convergence import *  # noqa: F403
