"""Answers to "does a line separate these labels?", each with a proof that anyone can recheck.

`verify` reads the problem's own numbers and nothing that a search has made of them.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from operator import mul

from perceptron.problems import Problem, Vector


class CertificateError(ValueError):
    """A certificate that does not prove what it says; the message names what is broken."""


@dataclass(frozen=True)
class Separator:
    """A line, or plane, with all labels 1 strictly on one side and all labels 0 on the other.

    `weights` is (w_1, ..., w_d, b), whole numbers for the examples' exact values. Its margin is
    Novikoff's (1962): the least +-(w.x + b) / |(w, b)|, the bias counted as one more weight. Where
    `shares` are known (a count a row), no line has a larger one: the shares' mean of the signed
    examples +-(x, 1) is the point of their convex hull nearest to zero, and no margin can exceed
    its distance.
    """

    problem: Problem
    weights: Vector
    shares: Vector | None = None

    def verify(self) -> None:
        """Recheck in whole numbers that the line separates, and where it says so, most widely."""
        signed = _signed_rows(self.problem)
        _check_whole("weights", self.weights, len(signed[0]))
        sides = [sum(map(mul, self.weights, row)) for row in signed]
        row = sides.index(min(sides))
        if sides[row] <= 0:
            label = self.problem.labels[row]
            raise CertificateError(f"row {row} is not strictly on the side of its label {label}")
        if self.shares is not None:
            sums = _counted_sum(signed, "shares", self.shares)
            along = sum(map(mul, sums, self.weights))
            squares = sum(map(mul, sums, sums)) * sum(map(mul, self.weights, self.weights))
            if along**2 != squares:
                raise CertificateError("the shares' mean does not point along the weights")
            if sum(self.shares) * sides[row] < along:
                raise CertificateError(f"row {row} lies nearer to the plane than the shares' mean")

    @cached_property
    def planted(self) -> Problem:
        """Return the problem with this line as its separator: margin and mistake bound are its."""
        *weights, bias = self.weights
        top, bottom = self.problem.unit.numerator, self.problem.unit.denominator
        return replace(self.problem, separator=(*(top * w for w in weights), bottom * bias))

    @property
    def squared_margin(self) -> Fraction:
        """Return gamma**2, the squared distance of (x, 1) from the plane at the nearest example."""
        return self.planted.squared_margin

    @property
    def mistake_bound(self) -> Fraction:
        """Return R**2 / gamma**2, the most mistakes from zero weights. Novikoff (1962)."""
        return self.planted.mistake_bound


@dataclass(frozen=True)
class Cycle:
    """Counts, one a row, whose sum of signed examples +-(x, 1) is zero: no line separates.

    Any line would have a positive product with each signed example, and so with their sum
    (Gordan 1873). A perceptron that makes so many mistakes on each is back at its old weights.
    """

    problem: Problem
    counts: Vector

    def verify(self) -> None:
        """Recheck in whole numbers that the counted signed examples add up to zero."""
        if any(_counted_sum(_signed_rows(self.problem), "counts", self.counts)):
            raise CertificateError("the counted signed examples' sum is not zero")

    @property
    def planted(self) -> Problem:
        """Return the problem with this cycle as its certificate."""
        return replace(self.problem, cycle=self.counts)

    @property
    def support(self) -> tuple[int, ...]:
        """Return the rows that the proof needs: those with a count."""
        return tuple(row for row, count in enumerate(self.counts) if count)


@dataclass(frozen=True)
class Undecided:
    """No proof within the limit of work; `tried` says what was done, way by way."""

    problem: Problem
    tried: tuple[str, ...]

    def verify(self) -> None:
        """Raise: nothing was proved."""
        raise CertificateError(f"undecided: {'; '.join(self.tried)}")


Verdict = Separator | Cycle | Undecided


def _signed_rows(problem: Problem) -> list[list[int]]:
    """Return +-(x, 1) of each row, + for label 1, all times the denominator of the unit."""
    if not problem.examples or len(problem.labels) != len(problem.examples):
        raise CertificateError("expected at least one row, and a label for each")
    top, bottom = problem.unit.numerator, problem.unit.denominator
    signed = []
    for row, (example, label) in enumerate(zip(problem.examples, problem.labels, strict=True)):
        _check_whole(f"row {row}", example, problem.features)
        if label not in (0, 1):
            raise CertificateError(f"row {row}: expected a label 0 or 1; Problem.of checks them")
        sign = 1 if label == 1 else -1
        signed.append([*(sign * top * value for value in example), sign * bottom])
    return signed


def _counted_sum(signed: list[list[int]], name: str, counts: Vector) -> list[int]:
    _check_whole(name, counts, len(signed))
    if min(counts) < 0 or not any(counts):
        raise CertificateError(f"{name}: expected none below 0, and some above")
    return [sum(map(mul, counts, column)) for column in zip(*signed, strict=True)]


def _check_whole(name: str, values: Vector, length: int) -> None:
    """Raise CertificateError unless these are so many of Python's whole numbers."""
    if not isinstance(values, tuple) or len(values) != length:
        raise CertificateError(f"{name}: expected {length} whole numbers")
    if not all(isinstance(value, int) for value in values):
        raise CertificateError(f"{name}: expected Python's whole numbers; Problem.of makes them")
