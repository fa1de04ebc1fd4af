"""Binds the theme symmetry: each property below is a test of the reference or of --implementation."""

from perceptron.properties.symmetry import *  # noqa: F403
