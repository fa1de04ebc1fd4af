"""A reference perceptron, and properties that hold for every correct one."""

from perceptron.reference import Perceptron, step

__all__ = ["Perceptron", "step"]
__version__ = "0.1.0"
