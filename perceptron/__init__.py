"""A reference perceptron, properties that hold for every correct one, and exact separability."""

from perceptron.certificates import decide
from perceptron.problems import Problem
from perceptron.reference import Perceptron, step

__all__ = ["Perceptron", "Problem", "decide", "step"]
__version__ = "0.1.0"
