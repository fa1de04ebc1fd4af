"""Binds the theme update to the reference, or to --implementation."""

from perceptron.properties.update import *  # noqa: F403
