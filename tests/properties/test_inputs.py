"""Binds the theme inputs: each property below is a test of the reference or of --implementation."""

from perceptron.properties.inputs import *  # noqa: F403
