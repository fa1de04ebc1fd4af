"""Small problems that a program is tried on, to find out what it offers before it is judged."""

from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.problems import Problem

GATES = [
    gate_problem(TWO_INPUT_GATES[name]) for name in ("AND", "OR", "NAND", "A AND NOT B", "NOR")
]
PAIRS = [
    Problem(((1, 2), (2, 1)), (0, 1)),
    Problem(((0, 1), (2, 2)), (0, 1)),
    Problem(((3, 1), (1, 1)), (0, 1)),
    Problem(((1, -2), (2, -2)), (1, 0)),
]
THREE = Problem(((1, 2), (2, 1), (0, 1)), (0, 1, 0))  # a third of it is on no lattice
ENOUGH = 60  # passes in which a perceptron learns each of them
