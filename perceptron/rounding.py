"""Exact judgement of float parameters: sides of the plane and step sizes, with derived bands only.

Where all sums are exact (whole-number data, steps that are powers of two) every band is zero.
Elsewhere a band is the forward error of the sums that a program makes (Higham 2002, section 3.1).
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import add

from perceptron.contract import Offer, Parameters, Step, Trained
from perceptron.problems import Problem

Interval = tuple[Fraction, Fraction]


def exactly_summed(terms: Sequence[Fraction], digits: int = 53) -> bool:
    """Say whether floats of so many bits add these terms without rounding, in whatever order."""
    finest = max(term.denominator for term in terms)
    power_of_two = all(t.denominator & (t.denominator - 1) == 0 for t in terms)
    return power_of_two and sum(abs(term) for term in terms) * finest < 2**digits


def side(parameters: Parameters, example: Sequence[Fraction]) -> int:
    """Return the side of the plane that an example is surely on: 1, -1, or 0 where it is nobody's.

    0 means a tie, or a point so near the plane that a correct program's rounding may cross it.
    """
    exactly = _exact_side(parameters, example)
    if exactly is not None:
        return exactly
    activation, band = _activation(parameters, example)
    return (activation > band) - (activation < -band)


def _exact_side(parameters: Parameters, example: Sequence[Fraction]) -> int | None:
    """Return the side where floats add the terms exactly, in whole numbers; None where they do not.

    The same as `_activation` finds with fractions, and several times as fast.
    """
    parts = [value.denominator for value in example]
    if any(part & (part - 1) for part in parts):
        return None
    finest = max(parts)
    (*weights, bias), scale = parameters.scaled
    pairs = zip(weights, example, strict=True)
    terms = [w * (x.numerator * (finest // x.denominator)) for w, x in pairs]
    terms.append(bias * finest)
    bits = scale * finest  # the lowest bit that any term has
    for term in terms:
        bits |= term
    if sum(map(abs, terms)) >= (bits & -bits) << parameters.digits:
        return None
    activation = sum(terms)
    return (activation > 0) - (activation < 0)


def in_band(parameters: Parameters | None, example: Sequence[Fraction]) -> bool:
    """Say whether rounding alone may decide an example's label, so that batch and row may differ.

    Where sums are exact there is no such band: a tie then gets one label, whichever it is.
    """
    if parameters is None:
        return False
    activation, band = _activation(parameters, example)
    return band > 0 and abs(activation) <= band


def _activation(parameters: Parameters, example: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the exact activation and the largest error of a float sum in any order."""
    *weights, bias = parameters.vector
    terms = [*(w * x for w, x in zip(weights, example, strict=True)), bias]
    activation = sum(terms, Fraction(0))
    if exactly_summed(terms, parameters.digits):
        return activation, Fraction(0)
    error = Fraction(len(terms) + 1, 2**parameters.digits)
    return activation, error / (1 - error) * sum(abs(term) for term in terms)


def still_wrong(
    trained: Trained, problem: Problem, answers: Sequence[float] | None = None
) -> list[int]:
    """Return the rows that are predicted wrong, but for those that only rounding decides.

    `answers` are the predictions, where the problem is not the one that was trained on.
    """
    told = trained.predictions if answers is None else answers
    found = zip(problem.rows, problem.labels, told, strict=True)
    return [
        place
        for place, (row, label, predicted) in enumerate(found)
        if predicted != label and not in_band(trained.parameters, row)
    ]


def all_right(trained: Trained, problem: Problem) -> bool:
    """Say whether every example is predicted right, and by more than rounding alone."""
    in_bands = any(in_band(trained.parameters, row) for row in problem.rows)
    return trained.predictions == problem.labels and not in_bands


def alike(
    parameters: Parameters | None,
    points: Sequence[Sequence[Fraction | int]],
    left: Sequence[float],
    right: Sequence[float],
) -> bool:
    """Say whether two rows of labels agree, but for points that only rounding decides."""
    return all(
        a == b or in_band(parameters, [Fraction(x) for x in point])
        for point, a, b in zip(points, left, right, strict=True)
    )


def all_surely_right(parameters: Parameters, problem: Problem) -> bool:
    """Say whether every example lies on its label's side, none on the plane or in its band."""
    sides = (side(parameters, row) for row in problem.rows)
    return all(s == 2 * y - 1 for s, y in zip(sides, problem.labels, strict=True))


def mistakes(walked: Sequence[Step], problem: Problem) -> list[Step]:
    """Return the steps on examples that were surely on the wrong side of the plane."""
    return [step for step in walked if _sign(step, problem) < 0]


def surely_right(walked: Sequence[Step], problem: Problem) -> list[Step]:
    """Return the steps on examples that were surely on the right side of the plane."""
    return [step for step in walked if _sign(step, problem) > 0]


def _sign(step: Step, problem: Problem) -> int:
    return side(step.before, problem.rows[step.row]) * (2 * problem.labels[step.row] - 1)


def step_size(step: Step) -> Fraction:
    """Return the size of an update: its change of the bias, whose input is always 1."""
    return abs(step.after.vector[-1] - step.before.vector[-1])


def on_lattice(parameters: Parameters) -> bool:
    """Say whether the parameters are multiples of 2**-20 below 2**30: sums with them are exact.

    In single precision, multiples of 2**-8 below 2**12.
    """
    fine, large = (8, 12) if parameters.single else (20, 30)
    return all((v * 2**fine).denominator == 1 and abs(v) < 2**large for v in parameters.vector)


def _unit(before: Parameters, after: Parameters) -> Fraction:
    """Return the largest relative error of one operation on the way from one to the other."""
    return Fraction(1, 2 ** min(before.digits, after.digits))


def step_counts(offer: Offer, most: int) -> tuple[Fraction, ...]:
    """Return how often one example may be used, up to `most`: halves with a third label on ties."""
    unit = 2 if offer.third_label else 1
    return tuple(Fraction(k, unit) for k in range(most * unit + 1))


def surely_moved(before: Parameters, after: Parameters, problem: Problem, step: Fraction) -> bool:
    """Say whether a pass changed the parameters by more than the rounding of its own updates.

    Updates that cancel leave a residue: n of them, each of one product and one sum, on values that
    reach the ends' sizes plus n steps of the largest example.
    """
    if on_lattice(before) and on_lattice(after):
        return before != after
    rows = [(*row, Fraction(1)) for row in problem.rows]
    reach = [len(rows) * step * max(abs(x) for x in column) for column in zip(*rows, strict=True)]
    ends = zip(before.vector, after.vector, reach, strict=True)
    unit = _unit(before, after)
    return any(abs(b - a) > 4 * len(rows) * unit * (abs(a) + abs(b) + r) for a, b, r in ends)


def step_sizes(
    before: Parameters,
    after: Parameters,
    problem: Problem,
    rows: Sequence[int],
    counts: Iterable[Fraction],
) -> list[Interval]:
    """Return the intervals of the step s > 0 that explain a change of the parameters.

    The change is explained by s when it is the sum of k*s*e*(x, 1) over the given rows, e = +1 for
    label 1 and -1 for label 0, with some k of `counts` for each row: the perceptron's update made
    k times. Unexplained by any s: an empty list.
    """
    examples = [(*problem.rows[row], Fraction(1)) for row in rows]
    signs = [2 * problem.labels[row] - 1 for row in rows]
    change = [b - a for a, b in zip(before.vector, after.vector, strict=True)]
    exact = on_lattice(before) and on_lattice(after)
    unit = Fraction(0) if exact else _unit(before, after)
    sizes = [abs(a) + abs(b) for a, b in zip(before.vector, after.vector, strict=True)]
    found = []
    for directions in _sums(tuple(examples), tuple(signs), tuple(counts)):
        interval = _explained(change, directions, _bands(change, directions, sizes, examples, unit))
        if interval is not None:
            found.append(interval)
    return list(dict.fromkeys(found))


@lru_cache(maxsize=64)
def _sums(
    examples: tuple[tuple[Fraction, ...], ...], signs: tuple[int, ...], counts: tuple[Fraction, ...]
) -> tuple[tuple[Fraction, ...], ...]:
    """Return each different sum of k*e*(x, 1) over the examples, with every choice of counts k."""
    sums = [(Fraction(0),) * len(examples[0])]
    for example, sign in zip(examples, signs, strict=True):
        moves = [[k * sign * value for value in example] for k in counts]
        sums = [tuple(map(add, total, move)) for total in sums for move in moves]
        sums = list(dict.fromkeys(sums))
    return tuple(sums)


def _bands(
    change: Sequence[Fraction],
    directions: Sequence[Fraction],
    sizes: Sequence[Fraction],
    examples: Sequence[Sequence[Fraction]],
    unit: Fraction,
) -> list[Fraction]:
    """Return the largest rounding error of each parameter's change.

    Two passes make at most two updates a row, each of one product and one sum, so every
    intermediate value is at most the ends' sizes plus four steps of each row.
    """
    if not unit:
        return [Fraction(0)] * len(change)
    ratios = [abs(c / d) for c, d in zip(change, directions, strict=True) if d]
    step = max(ratios, default=Fraction(0))
    columns = zip(*examples, strict=True)
    reach = [4 * step * sum(abs(x) for x in column) for column in columns]
    operations = 4 * len(examples) + 2
    return [
        operations * unit * (size + r) + abs(d) * step * 2 * unit
        for size, r, d in zip(sizes, reach, directions, strict=True)
    ]


def _explained(
    change: Sequence[Fraction], directions: Sequence[Fraction], bands: Sequence[Fraction]
) -> Interval | None:
    """Return the interval of s > 0 with change == s * direction in every entry, within its band."""
    low, high = Fraction(0), None
    for moved, direction, band in zip(change, directions, bands, strict=True):
        if direction == 0:
            if abs(moved) > band:
                return None
            continue
        ends = sorted(((moved - band) / direction, (moved + band) / direction))
        low, high = max(low, ends[0]), ends[1] if high is None else min(high, ends[1])
    if high is None or high <= 0 or low > high:
        return None
    return low, high


def common(left: Sequence[Interval], right: Sequence[Interval]) -> list[Interval]:
    """Return the intersections of two unions of intervals."""
    pairs = [(max(a, c), min(b, d)) for a, b in left for c, d in right]
    return [(low, high) for low, high in pairs if low <= high]


def short(value: Fraction) -> str:
    """Return a number in a few digits, also one that no float holds."""
    try:
        return f"{float(value):g}"
    except OverflowError:
        return f"{Decimal(value.numerator) / Decimal(value.denominator):.5e}"
