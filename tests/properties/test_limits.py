"""Binds the theme limits: each property below is a test of the reference or of --implementation."""

from perceptron.properties.limits import *  # noqa: F403
