"""Binds the theme update: each property below is a test of the reference or of --implementation."""

from perceptron.properties.update import *  # noqa: F403
