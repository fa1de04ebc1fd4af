"""What pictures of one or two inputs are made of, exactly: Fractions, before any pixel is chosen.

One input x lies in the plane as (x, 0), and its line stands upright.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple

from perceptron.certificates import Cycle
from perceptron.problems import Problem, dot
from perceptron.runs import Run

Point = tuple[Fraction, Fraction]
NEAR, FAR = Fraction(2, 5), Fraction(5, 4)  # of the rows' extent, left free on each side


class Box(NamedTuple):
    """The part of the plane that is drawn."""

    left: Fraction
    right: Fraction
    bottom: Fraction
    top: Fraction

    @property
    def corners(self) -> tuple[Point, ...]:
        """Return the four corners, one round."""
        left, right, bottom, top = self
        return (left, bottom), (right, bottom), (right, top), (left, top)


class SameMean(NamedTuple):
    """Gordan's proof (1873) as a drawing: each label's rows of a cycle, and their common mean."""

    zeros: tuple[Point, ...]
    ones: tuple[Point, ...]
    mean: Point


def places(problem: Problem) -> tuple[Point, ...]:
    """Return where each row lies in the plane."""
    if problem.features > 2:
        raise ValueError(f"features={problem.features}: expected 1 or 2, as a page has directions")
    return tuple((row[0], row[1] if len(row) == 2 else Fraction(0)) for row in problem.rows)


def box_around(problem: Problem, pad: Fraction = NEAR) -> Box:
    """Return a box with all rows well inside."""
    columns = zip(*places(problem), strict=True)
    (left, right), (bottom, top) = (_padded(column, pad) for column in columns)
    return Box(left, right, bottom, top)


def box_of(run: Run) -> Box:
    """Return a box with all rows, and the line at the run's end if it is not far from them."""
    near = box_around(run.problem)
    return near if line_within(run.parameters, near) else box_around(run.problem, FAR)


def half_plane(parameters: Sequence[float | Fraction], box: Box) -> tuple[Point, ...]:
    """Return the corners of the part of the box that is predicted 1: w.x + b >= 0, (w, b) given."""
    sides = [(corner, _activation(parameters, corner)) for corner in box.corners]
    corners = []
    for ((x, y), side), ((to_x, to_y), other) in pairwise([*sides, sides[0]]):
        if side >= 0:
            corners.append((x, y))
        if side * other < 0:
            share = side / (side - other)
            corners.append((x + share * (to_x - x), y + share * (to_y - y)))
    return tuple(corners)


def line_within(parameters: Sequence[float | Fraction], box: Box) -> tuple[Point, ...]:
    """Return the two ends of w.x + b = 0 in the box; none where it passes by, or w = 0."""
    ends = [corner for corner in half_plane(parameters, box) if not _activation(parameters, corner)]
    return tuple(ends) if len(ends) == 2 else ()


def same_mean(cycle: Cycle) -> SameMean:
    """Return what a proof without words shows: a mean of the rows of 0 that is one of those of 1.

    Two segments that cross, a point in a triangle, or in one place, as no row can be left out.
    """
    where, labels = places(cycle.problem), cycle.problem.labels
    zeros, ones = ([row for row in cycle.support if labels[row] == k] for k in (0, 1))
    total = sum(cycle.counts[row] for row in zeros)
    mean_x, mean_y = (
        sum((cycle.counts[row] * where[row][axis] for row in zeros), Fraction(0)) / total
        for axis in (0, 1)
    )
    of_zero, of_one = (tuple(where[row] for row in rows) for rows in (zeros, ones))
    return SameMean(of_zero, of_one, (mean_x, mean_y))


def mistake_curve(run: Run) -> tuple[int, ...]:
    """Return the number of mistakes after 0, 1, 2, ... steps."""
    return tuple(accumulate((abs(step.error) for step in run.steps), initial=0))


def _activation(parameters: Sequence[float | Fraction], point: Point) -> Fraction:
    *weights, bias = [Fraction(value) for value in parameters]
    return Fraction(dot(weights, point[: len(weights)])) + bias


def _padded(values: Sequence[Fraction], pad: Fraction) -> tuple[Fraction, Fraction]:
    free = pad * (max(values) - min(values) or 1)
    return min(values) - free, max(values) + free
