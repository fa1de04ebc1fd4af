"""Hypothesis strategies for problems: built as wanted, so that no draw is ever discarded.

They draw small whole numbers only and shrink to a story that a student can follow: two or three
points with small coordinates. Numbers below 100 also keep Hypothesis from mixing in constants that
it finds in source files, so the same seed gives the same examples wherever the suite is installed.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from perceptron.certificates import Cycle, decide, widest
from perceptron.gates import TWO_INPUT_GATES, Table, at_least, gate_problem, negated
from perceptron.problems import Problem, Vector, dot


class Question(NamedTuple):
    """A problem to train on, and the points to predict then."""

    problem: Problem
    points: tuple[Vector, ...]


class Ordered(NamedTuple):
    """A problem, and which of its rows come one after another, counted from 0."""

    problem: Problem
    order: tuple[int, ...]


class Simplex(NamedTuple):
    """A problem to train on, d + 1 points that no hyperplane holds, and their mean."""

    problem: Problem
    corners: tuple[Vector, ...]
    center: Vector


class Gate(NamedTuple):
    """A gate's name, and its truth table as a problem."""

    gate: str
    problem: Problem


SMALL = 3  # the largest coordinate: keeps mistake bounds, and so training times, small


def vectors(features: int, *, most: int = SMALL) -> st.SearchStrategy[Vector]:
    """Draw points with whole-number coordinates between -most and most."""
    return st.tuples(*[st.integers(-most, most)] * features)


def either_label() -> st.SearchStrategy[int]:
    """Draw 0 or 1."""
    return st.integers(0, 1)


def learning_rates() -> st.SearchStrategy[float]:
    """Draw a power of two between 1/4 and 8, so that every product with it is exact."""
    return st.sampled_from((1.0, 0.5, 2.0, 0.25, 4.0, 8.0))


@st.composite
def separable_problems(
    draw: st.DrawFn,
    *,
    features: int | tuple[int, int] = (1, 4),
    rows: tuple[int, int] = (2, 6),
    exponents: Sequence[int] = (0,),
) -> Problem:
    """Draw examples labelled by a drawn plane, both labels present.

    The plane w.x >= t is put between two neighbouring values of w.x, which gives a strict separator
    in whole numbers and its margin; where all points lie at one value, the first is moved along w.
    """
    low, high = (features, features) if isinstance(features, int) else features
    d = draw(st.integers(low, high))
    normal = draw(vectors(d, most=2))
    if not any(normal):
        normal = (1, *normal[1:])
    points = draw(st.lists(vectors(d), min_size=rows[0], max_size=rows[1]))
    if len({dot(normal, point) for point in points}) == 1:
        points[0] = tuple(x + w for x, w in zip(points[0], normal, strict=True))
    values = sorted({dot(normal, point) for point in points})
    cut = draw(st.integers(1, len(values) - 1))
    labels = tuple(int(dot(normal, point) >= values[cut]) for point in points)
    separator = (*(2 * w for w in normal), -values[cut] - values[cut - 1])
    unit = Fraction(2) ** draw(st.sampled_from(exponents))
    return Problem(tuple(points), labels, separator=separator, unit=unit)


@st.composite
def two_class_pairs(
    draw: st.DrawFn, *, features: tuple[int, int] = (1, 3), exponents: Sequence[int] = (0,)
) -> Problem:
    """Draw two different points, one of each label: the least that every program trains on."""
    d = draw(st.integers(*features))
    first = draw(vectors(d))
    apart = draw(vectors(d, most=2))
    if not any(apart):
        apart = (1, *apart[1:])
    second = tuple(x + a for x, a in zip(first, apart, strict=True))
    label = draw(either_label())
    middle = dot(apart, first) + dot(apart, second)
    sign = 1 - 2 * label  # the second point, further along `apart`, has the other label
    separator = (*(2 * sign * a for a in apart), -sign * middle)
    unit = Fraction(2) ** draw(st.sampled_from(exponents))
    return Problem((first, second), (label, 1 - label), separator=separator, unit=unit)


@st.composite
def close_pairs(draw: st.DrawFn) -> Problem:
    """Draw two neighbours on a line, far from zero: a small margin, so up to 122 passes online."""
    near, sign, label = (
        draw(st.integers(5, 10)),
        draw(st.sampled_from((1, -1))),
        draw(either_label()),
    )
    upwards = sign * (1 - 2 * label)  # +1 where the larger number has label 1
    separator = (2 * upwards, -upwards * sign * (2 * near + 1))
    return Problem(((sign * near,), (sign * (near + 1),)), (label, 1 - label), separator=separator)


@st.composite
def opposite_pairs(draw: st.DrawFn, *, features: tuple[int, int] = (1, 3)) -> Problem:
    """Draw a point and its opposite, of different labels: one update on either makes both right."""
    point = draw(vectors(draw(st.integers(*features))))
    if dot(point, point) < 2:  # below, the bias outweighs the point
        point = (2, *point[1:])
    label = draw(either_label())
    opposite = tuple(-x for x in point)
    sign = 2 * label - 1
    return Problem((point, opposite), (label, 1 - label), separator=(*(sign * x for x in point), 0))


@st.composite
def inseparable_problems(
    draw: st.DrawFn, *, features: tuple[int, int] = (1, 4), rows: int = 2
) -> Problem:
    """Draw a planted certificate (equal means of both labels), among up to `rows` free points.

    Shapes: one point with both labels; a point between two others; crossing diagonals, as XOR has;
    a point inside a triangle. Their counts are Gordan's certificate (1873) that no line exists.
    """
    d = draw(st.integers(*features))
    center, u, v = draw(vectors(d)), draw(vectors(d, most=2)), draw(vectors(d, most=2))
    plus = tuple(c + a for c, a in zip(center, u, strict=True))
    minus = tuple(c - a for c, a in zip(center, u, strict=True))
    side = tuple(c + b for c, b in zip(center, v, strict=True))
    other = tuple(c - b for c, b in zip(center, v, strict=True))
    far = tuple(c - a - b for c, a, b in zip(center, u, v, strict=True))
    points, labels, cycle = draw(
        st.sampled_from(
            (
                ((center, center), (0, 1), (1, 1)),
                ((plus, minus, center), (0, 0, 1), (1, 1, 2)),
                ((plus, side, minus, other), (0, 1, 0, 1), (1, 1, 1, 1)),
                ((plus, side, far, center), (0, 0, 0, 1), (1, 1, 1, 3)),
            )
        )
    )
    if draw(st.booleans()):
        labels = negated(labels)
    free = draw(st.lists(st.tuples(vectors(d), either_label()), max_size=rows))
    return Problem(
        (*points, *(point for point, _ in free)),
        (*labels, *(label for _, label in free)),
        cycle=(*cycle, *(0 for _ in free)),
    )


def two_class_gates() -> st.SearchStrategy[Gate]:
    """Draw one of the 12 two-input gates with both labels that a line separates, by its name.

    The two constant gates are learnable too; as one-class data they are asked for, or not.
    """
    names = [n for n, t in TWO_INPUT_GATES.items() if n not in {"XOR", "XNOR"} and len({*t}) == 2]
    return st.sampled_from([Gate(n, separated_gate(TWO_INPUT_GATES[n])) for n in names])


@cache
def separated_gate(table: Table) -> Problem:
    """Return a separable gate with its line of largest margin."""
    return widest(gate_problem(table))


@st.composite
def inseparable_gates(draw: st.DrawFn, *, inputs: tuple[int, int] = (2, 4)) -> Problem:
    """Draw a truth table that no line separates, with the cycle that proves it.

    A drawn table that a line separates (of 16 rows 3 in 100) has XOR put into its first four rows.
    """
    n = draw(st.integers(*inputs))
    size = 2**n
    table = tuple(draw(st.lists(either_label(), min_size=size, max_size=size)))
    verdict = decide(gate_problem(table))
    if not isinstance(verdict, Cycle):
        verdict = decide(gate_problem((*TWO_INPUT_GATES["XOR"], *table[4:])))
    assert isinstance(verdict, Cycle)
    return verdict.planted


@st.composite
def threshold_gates(draw: st.DrawFn, *, inputs: tuple[int, int] = (1, 6)) -> Problem:
    """Draw at-least-k of n inputs or its negation: AND, OR, NOT, majority and kin."""
    n = draw(st.integers(*inputs))
    k = draw(st.integers(1, n))
    table: Table = at_least(k, n)
    separator = (*(2 for _ in range(n)), 1 - 2 * k)
    if draw(st.booleans()):
        table, separator = negated(table), tuple(-value for value in separator)
    gate = gate_problem(table)
    return Problem(gate.examples, gate.labels, separator=separator)


@st.composite
def with_points(
    draw: st.DrawFn, problems: st.SearchStrategy[Problem], *, rows: tuple[int, int] = (1, 6)
) -> Question:
    """Draw a problem and points to ask about, of the same width and a little further out."""
    problem = draw(problems)
    points = st.lists(vectors(problem.features, most=5), min_size=rows[0], max_size=rows[1])
    return Question(problem, tuple(draw(points)))


@st.composite
def with_order(
    draw: st.DrawFn, problems: st.SearchStrategy[Problem], *, passes: int = 4
) -> Ordered:
    """Draw a problem and an order of presentation: its rows, repeated or left out at will."""
    problem = draw(problems)
    row = st.integers(0, len(problem.labels) - 1)
    most = passes * len(problem.labels)
    return Ordered(problem, tuple(draw(st.lists(row, min_size=1, max_size=most))))


def with_repeats(problems: st.SearchStrategy[Problem]) -> st.SearchStrategy[Problem]:
    """Draw a problem, all of its rows first and then any of them three times over."""
    return with_order(problems).map(
        lambda drawn: drawn.problem.reordered((*range(len(drawn.problem.labels)), *drawn.order * 3))
    )


@st.composite
def with_simplex(draw: st.DrawFn, problems: st.SearchStrategy[Problem]) -> Simplex:
    """Draw a problem, d + 1 affinely independent points, and their mean, all whole numbers.

    The edges from the first corner form a triangular matrix without a zero on its diagonal.
    """
    problem = draw(problems)
    d = problem.features
    corner = draw(vectors(d))
    edges = []
    for place in range(d):
        long = draw(st.integers(1, 3)) * draw(st.sampled_from((1, -1)))
        edges.append((*draw(vectors(place, most=2)), long, *(0,) * (d - place - 1)))
    corners = [corner, *(tuple(c + e for c, e in zip(corner, edge, strict=True)) for edge in edges)]
    mean = tuple(sum(column) for column in zip(*corners, strict=True))
    return Simplex(problem, tuple(tuple((d + 1) * x for x in c) for c in corners), mean)
