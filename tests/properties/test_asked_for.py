"""Binds the theme asked_for: each property below is a test of the reference or of --implementation."""

from perceptron.properties.asked_for import *  # noqa: F403
