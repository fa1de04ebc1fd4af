"""Binds the theme inputs to the reference, or to --implementation."""

from perceptron.properties.inputs import *  # noqa: F403
