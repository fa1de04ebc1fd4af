"""Binds the theme gates: each property below is a test of the reference or of --implementation."""

from perceptron.properties.gates import *  # noqa: F403
