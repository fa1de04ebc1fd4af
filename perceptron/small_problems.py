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
# Hard: a rough line (of the means, of least squares, of a pass or two) has rows of each of them
# wrong. For each number of rows that is common there is one with each number of features.
ON_AN_AXIS = [
    ((4, -3, 3, 4), (1, 0, 0, 1)),
    ((2, 4, -4, 3, -5), (1, 0, 1, 0, 1)),
    ((3, 2, 3, -4, 5, -5), (0, 1, 0, 1, 0, 1)),
    ((-4, 0, -3, 6, -5, -2, -6, 6), (1, 0, 1, 0, 1, 0, 1, 0)),
]
HARD = [
    *(
        Problem(tuple((x, -x, x, -x)[:features] for x in inputs), labels)
        for inputs, labels in ON_AN_AXIS
        for features in (1, 2, 3, 4)
    ),
    Problem(((-1, 0), (-1, -3), (0, 0), (2, -2), (1, -1)), (0, 0, 1, 0, 0)),
    Problem(((-2, 3), (3, 1), (0, -1), (1, 0), (2, 2), (0, -2), (2, 1)), (1, 0, 1, 1, 1, 0, 1)),
    Problem(
        ((2, 1, 1), (-1, 0, 2), (0, -1, -2), (1, 0, 1), (1, -1, 0), (1, 1, -1), (1, 0, 0)),
        (0, 0, 1, 0, 0, 1, 1),
    ),
    Problem(
        (
            (-2, 2, 1, -2),
            (1, 1, 1, 2),
            (0, 1, 0, 0),
            (1, 0, 2, -1),
            (2, -1, -2, 1),
            (-1, -2, -1, 1),
            (1, 2, 0, 2),
        ),
        (0, 0, 1, 1, 1, 1, 1),
    ),
]
THREE = Problem(((1, 2), (2, 1), (0, 1)), (0, 1, 0))  # a third of it is on no lattice
ENOUGH = 60  # passes in which a perceptron learns each of them
