"""Separability by the point of smallest norm: searched in floats, proved in whole numbers.

The convex hull of the signed examples +-(x, 1) holds zero exactly where no line separates.
Otherwise its point nearest to zero is the separator of largest margin, at that distance.
"""

from fractions import Fraction
from math import gcd

import numpy as np

from perceptron.certificates.verdicts import CertificateError, Cycle, Separator, Undecided, Verdict
from perceptron.certificates.whole import WholeArray, longest, nearest_in_plane, whole_array
from perceptron.certificates.work import FLOATS, MOST_WORK, OutOfWorkError, Work, products
from perceptron.problems import FloatArray, IntArray, Problem, Vector

SMALL = 64  # numbers in all: below, whole numbers alone are as fast as floats before them
Shares = dict[int, Fraction]  # of rows; they add up to 1


def by_smallest_norm(problem: Problem, most_work: int = MOST_WORK) -> Verdict:
    """Decide by the point of smallest norm in the convex hull of the signed examples.

    A cycle has at most d + 2 examples, none of which can be left out (Caratheodory 1911). Where the
    floats' line is right but the exact optimum would pass the limit, it comes without `shares`.
    """
    points = whole_array(problem.signed_examples)
    floats = _as_floats(points)
    shares = search(floats, most_work // 2) if points.size > SMALL else _first(floats)
    try:
        return _proved(problem, points, shares, Work(most_work))
    except OutOfWorkError as error:
        tried = f"the point of smallest norm: {error}"
    line = Separator(problem, _rounded(floats, shares))
    try:
        line.verify()
    except CertificateError:
        return Undecided(problem, (tried,))
    return line


def _as_floats(points: WholeArray) -> FloatArray:
    """Return the points in units of their largest number, as the nearest floats."""
    largest = max(abs(value) for value in points.flat)
    return np.array([[value / largest for value in point] for point in points])


def _first(points: FloatArray) -> Shares:
    return {int((points * points).sum(axis=1).argmin()): Fraction(1)}


def search(points: FloatArray, most_work: int) -> Shares:
    """Return shares of the point of smallest norm, as near as float64 comes. Wolfe (1976).

    No tolerance: it ends where floats bring in a row twice or come no nearer to zero, and at the
    limit of work.
    """
    rows, shares, least, work = np.array(list(_first(points))), np.ones(1), np.inf, Work(most_work)
    while True:
        found = {int(r): Fraction(float(s)) for r, s in zip(rows, shares, strict=True)}
        nearest = shares @ points[rows]
        squared, row = float(nearest @ nearest), int((points @ nearest).argmin())
        if row in rows or squared >= least:
            return found
        least, rows, shares = squared, np.append(rows, row), np.append(shares, 0.0)
        try:
            rows, shares = _inside(points, rows, shares, work)
        except OutOfWorkError:
            return found


def _inside(
    points: FloatArray, rows: IntArray, shares: FloatArray, work: Work
) -> tuple[IntArray, FloatArray]:
    """Leave out rows until the nearest point of their affine hull has positive shares only."""
    while True:
        amount = points.size + len(rows) ** 2 * points.shape[1]
        work.spend(amount // FLOATS, f"{len(rows)} examples in floats")
        base, edges = points[rows[0]], points[rows[1:]] - points[rows[0]]
        others = np.linalg.lstsq(edges.T, -base, rcond=None)[0]
        wanted = np.array([1 - others.sum(), *others])
        if wanted.min() > 0:
            return rows, wanted
        outside = wanted <= 0
        gap = shares - wanted
        part = np.divide(shares, gap, out=np.zeros(len(rows)), where=gap > 0)
        first = int(np.where(outside, part, np.inf).argmin())
        shares = shares + part[first] * (wanted - shares)
        shares[first] = 0.0
        rows, shares = rows[shares > 0], shares[shares > 0]


def _proved(problem: Problem, points: WholeArray, shares: Shares, work: Work) -> Verdict:
    """Take Wolfe's steps in whole numbers from the shares on, until one of the proofs is there."""
    bits = longest(points)
    while True:
        counts = _counts(points, shares, work)
        rows, total = list(counts), sum(counts.values())
        nearest = whole_array(list(counts.values())) @ points[rows]
        if not nearest.any():
            return Cycle(problem, _a_row_each(problem, counts))
        amount = products(points.size, bits, longest(nearest))
        work.spend(amount, "checking every example")
        sides = points @ nearest
        row = int(sides.argmin())
        if total * sides[row] >= nearest @ nearest:
            shares_of_rows = _a_row_each(problem, counts)
            return Separator(problem, _line(nearest.tolist()), shares_of_rows)
        shares = {r: Fraction(count, total) for r, count in counts.items()} | {row: Fraction(0)}


def _counts(points: WholeArray, shares: Shares, work: Work) -> dict[int, int]:
    """Return positive whole shares of the nearest point in the affine hull of rows that are left.

    Rows are left out as in Wolfe's minor cycle; one that depends on the others, which only shares
    from floats can hold, goes first where its share is smallest.
    """
    while True:
        rows = list(shares)
        wanted = nearest_in_plane(points[rows], work)
        if wanted is None:
            del shares[min(rows, key=lambda row: shares[row])]
            continue
        if min(wanted) > 0:
            factor = gcd(*wanted)
            return {row: value // factor for row, value in zip(rows, wanted, strict=True)}
        whole, left = sum(wanted), sum(shares.values())
        goal = {row: Fraction(value, whole) for row, value in zip(rows, wanted, strict=True)}
        now = {row: share / left for row, share in shares.items()}
        part = min(now[r] / (now[r] - goal[r]) for r in rows if goal[r] <= 0)
        moved = {r: now[r] + part * (goal[r] - now[r]) for r in rows}
        shares = {r: share for r, share in moved.items() if share > 0}


def _a_row_each(problem: Problem, counts: dict[int, int]) -> Vector:
    return tuple(counts.get(row, 0) for row in range(len(problem.labels)))


def _line(direction: list[int]) -> Vector:
    """Return the line of a direction in signed examples, in the least whole numbers."""
    factor = gcd(*direction)
    return tuple(value // factor for value in direction)


def _rounded(floats: FloatArray, shares: Shares) -> Vector:
    """Return the line that floats have found, at its exact value."""
    nearest = np.array([float(s) for s in shares.values()]) @ floats[list(shares)]
    exact = [Fraction(float(value)) for value in nearest]
    parts = max(value.denominator for value in exact)
    return tuple(int(value * parts) for value in exact)
