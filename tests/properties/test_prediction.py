"""Binds the theme prediction to the reference, or to --implementation."""

from perceptron.properties.prediction import *  # noqa: F403
