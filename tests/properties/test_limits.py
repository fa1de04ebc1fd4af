"""Binds the theme limits to the reference, or to --implementation."""

from perceptron.properties.limits import *  # noqa: F403
