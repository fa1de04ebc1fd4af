"""Binds the theme symmetry to the reference, or to --implementation."""

from perceptron.properties.symmetry import *  # noqa: F403
