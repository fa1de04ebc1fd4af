"""The perceptron decides separability alone: it comes to a clean pass, or back to old weights."""

from collections.abc import Sequence

from perceptron.certificates.verdicts import Cycle, Separator, Undecided, Verdict
from perceptron.certificates.work import MOST_WORK, OutOfWorkError, Work, products
from perceptron.problems import Problem, Vector, dot

A_ROW = 12  # operations on each row, whatever its width


def by_the_perceptron(problem: Problem, most_work: int = MOST_WORK) -> Verdict:
    """Train in whole numbers, row by row from zero, until the weights prove either answer.

    A clean pass is a separator. Weights met before at the end of a pass are a cycle: the mistakes
    in between moved nothing. On whole-number data the weights stay bounded, so one of the two comes
    (Minsky and Papert 1969, the cycling theorem), but passes grow with 1/margin**2. One remembered
    state, replaced at passes 1, 2, 4, 8 ..., finds the repeat (Brent 1980).
    """
    signed, work, passes = problem.signed_examples, Work(most_work), 0
    bits = max(abs(value) for example in signed for value in example).bit_length()
    amount = products(len(signed) * (problem.features + A_ROW), bits, bits)
    state: Vector = (0,) * (problem.features + 1)
    remembered, counts = state, [0] * len(signed)
    try:
        while True:
            work.spend(amount, f"{passes} passes of the perceptron")
            passes += 1
            before = sum(counts)
            state = _pass(state, signed, problem.labels, counts)
            if sum(counts) == before:
                return Separator(problem, _strict(state, problem))
            if state == remembered:
                return Cycle(problem, tuple(counts))
            if passes & (passes - 1) == 0:
                remembered, counts = state, [0] * len(signed)
    except OutOfWorkError as error:
        return Undecided(problem, (str(error),))


def _pass(state: Vector, signed: Sequence[Vector], labels: Vector, counts: list[int]) -> Vector:
    """Return the weights after one pass with step(0) = 1, and count the mistakes row by row."""
    for row, (example, label) in enumerate(zip(signed, labels, strict=True)):
        if dot(state, example) < 1 - label:  # whole numbers: label 0 is right from -1 down
            state = tuple(s + x for s, x in zip(state, example, strict=True))
            counts[row] += 1
    return state


def _strict(state: Vector, problem: Problem) -> Vector:
    """Return weights without ties: all activations are whole, so half a unit more is a side."""
    bottom = problem.unit.denominator
    *weights, bias = (2 * bottom * value for value in state)
    return (*weights, bias + 1)
