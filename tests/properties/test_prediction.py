"""Binds the theme prediction: each property below is a test of the reference or of --implementation."""

from perceptron.properties.prediction import *  # noqa: F403
