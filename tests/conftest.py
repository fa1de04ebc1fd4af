"""Loads the harness for the suite's own runs, and pytester for tests of the harness."""

pytest_plugins = ["perceptron.pytest_plugin", "pytester"]
