"""A further way where columns differ by many powers of ten: floats lose the small ones otherwise.

Stretching columns changes which line is widest, but neither whether one separates nor the counts
that prove that none does.
"""

from fractions import Fraction
from math import lcm

from perceptron.certificates.smallest_norm import by_smallest_norm
from perceptron.certificates.verdicts import Cycle, Separator, Undecided, Verdict
from perceptron.certificates.work import MOST_WORK
from perceptron.problems import Problem


def by_scaled_columns(problem: Problem, most_work: int = MOST_WORK) -> Verdict:
    """Decide by the point of smallest norm, once each column's largest number is about 1."""
    largest = (max(map(abs, column)) or 1 for column in zip(*problem.rows, strict=True))
    factors = [_power_of_two_near(Fraction(1) / value) for value in largest]
    scaled = [
        [value * factor for value, factor in zip(row, factors, strict=True)] for row in problem.rows
    ]
    verdict = by_smallest_norm(Problem.of(scaled, problem.labels), most_work)
    if isinstance(verdict, Cycle):
        return Cycle(problem, verdict.counts)
    if isinstance(verdict, Undecided):
        return Undecided(problem, tuple(f"with scaled columns, {tried}" for tried in verdict.tried))
    *weights, bias = verdict.weights
    line = [*(w * factor for w, factor in zip(weights, factors, strict=True)), Fraction(bias)]
    parts = lcm(*(value.denominator for value in line))
    return Separator(problem, tuple(int(value * parts) for value in line))


def _power_of_two_near(value: Fraction) -> Fraction:
    """Return a power of two within a factor of two of a positive number."""
    return Fraction(2) ** (value.numerator.bit_length() - value.denominator.bit_length())
