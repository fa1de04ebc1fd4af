"""Loads the harness for the suite's own runs."""

pytest_plugins = ["perceptron.pytest_plugin"]
