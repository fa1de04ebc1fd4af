"""A certificate is rechecked from the problem alone: forged ones are rejected, with the reason."""

import random
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from perceptron.certificates import (
    CertificateError,
    Cycle,
    Separator,
    Undecided,
    by_smallest_norm,
    by_the_perceptron,
    decide,
)
from perceptron.gates import TWO_INPUT_GATES, every_function, gate_problem
from perceptron.problems import Problem

AND, XOR = (gate_problem(TWO_INPUT_GATES[name]) for name in ("AND", "XOR"))
WIDE = Problem(((0,), (1,)), (0, 1), unit=Fraction(3, 2))
WIDE_OVERLAP = Problem(((0,), (1,), (2,)), (0, 1, 0), unit=Fraction(3, 2))
LINE = Problem(((0,), (2,), (4,)), (0, 1, 1))  # widest: (1, -1) with shares (3, 1, 0)
HALVES = Problem.of([["0.5"], ["1.5"], ["1.75"]], [0, 1, 1])


def test_and_is_separated_most_widely_by_the_line_through_three_halves():
    verdict = decide(AND)
    assert verdict == Separator(AND, (2, 2, -3), (0, 5, 5, 7))
    # The nearest of (0,1), (1,0), (1,1) is half a unit from x + y = 3/2, in (w, b)'s length.
    assert verdict.squared_margin == Fraction(1, 17)
    assert verdict.mistake_bound == 3 * 17


def test_xor_is_proved_inseparable_by_one_of_each_row():
    assert decide(XOR) == Cycle(XOR, (1, 1, 1, 1))
    assert by_the_perceptron(XOR) == Cycle(XOR, (1, 1, 1, 1))
    assert decide(XOR).support == (0, 1, 2, 3)


def test_a_separator_speaks_of_the_examples_exact_values():
    verdict = decide(HALVES)
    assert verdict.weights == (1, -1)
    assert verdict.squared_margin == Fraction(1, 8)
    assert verdict.planted.normal == (4, -4)


def test_units_above_one_count():
    assert decide(WIDE).squared_margin == Fraction(9, 25)
    Separator(WIDE, (2, -2)).verify()
    assert decide(WIDE_OVERLAP) == Cycle(WIDE_OVERLAP, (1, 2, 1))


def test_the_perceptrons_line_is_strict_for_decimals_too():
    problem = Problem.of([["0.1"], ["0.2"], ["-0.1"]], [1, 1, 0])
    by_the_perceptron(problem).verify()


FORGED = [
    (Separator(AND, (2, 2, -4)), "row 3 is not strictly on the side of its label 1"),
    (Separator(AND, (1, 1, -1)), "row 1 is not strictly on the side of its label 0"),
    (Separator(AND, (2, -3)), "weights: expected 3 whole numbers"),
    (Separator(AND, (2.0, 2, -3)), "weights: expected Python's whole numbers"),
    (Separator(AND, (2, 2, -3), (0, 1, 0, 1)), "mean does not point along the weights"),
    (Separator(AND, (4, 3, -6), (0, 5, 5, 7)), "mean does not point along the weights"),
    (Separator(AND, (-2, -2, 3), None), "row 0 is not strictly on the side of its label 0"),
    (Separator(AND, (3, 2, -4), (0, 2, 1, 3)), "mean does not point along the weights"),
    (Separator(LINE, (1, -1), (5, 0, 1)), "row 0 lies nearer to the plane than the shares' mean"),
    (Cycle(XOR, (1, 1, 1, 2)), "sum is not zero"),
    (Cycle(XOR, (0, 0, 0, 0)), "expected none below 0, and some above"),
    (Cycle(XOR, (-1, -1, -1, -1)), "expected none below 0"),
    (Cycle(XOR, (1, 1, 1)), "counts: expected 4 whole numbers"),
    (Cycle(XOR, (1.0, 1.0, 1.0, 1.0)), "counts: expected Python's whole numbers"),
    (Cycle(XOR, None), "counts: expected 4 whole numbers"),
    (Cycle(XOR, (10**5000, 1, 1, 1)), "sum is not zero"),
    (Separator(XOR, ()), "weights: expected 3 whole numbers"),
    (Separator(XOR, (10**5000, 1, 1)), "row 3 is not strictly"),
    (
        Cycle(Problem(((1.0,), (1.0,), (0.0,)), (1, 0, 0)), (2**53 + 1, 2**53, 1)),
        "row 0: expected",
    ),
    (Cycle(Problem(((1,), (1, 2)), (1, 0)), (1, 1)), "row 1: expected 1 whole numbers"),
    (Cycle(Problem(((1,), (1,)), (1, -1)), (1, 1)), "row 1: expected a label 0 or 1"),
    (Cycle(Problem((), ()), ()), "expected at least one row"),
    (Separator(WIDE, (2, -3)), "row 1 is not strictly on the side of its label 1"),
    (Cycle(WIDE_OVERLAP, (1, 3, 2)), "sum is not zero"),
    (Cycle(AND, (1, 1, 1, 1)), "sum is not zero"),
    (Undecided(XOR, ("so many passes",)), "undecided: so many passes"),
]


@pytest.mark.parametrize(("forged", "reason"), FORGED)
def test_a_forged_certificate_is_rejected_with_its_reason(forged, reason):
    with pytest.raises(CertificateError, match=reason):
        forged.verify()


def test_a_narrower_line_cannot_borrow_the_widest_ones_shares():
    problem = Problem(((0, 0), (4, 1), (3, 4)), (0, 1, 1))
    widest, narrower = decide(problem), Separator(problem, (1, 1, -2))
    narrower.verify()
    assert narrower.squared_margin < widest.squared_margin
    with pytest.raises(CertificateError, match="mean does not point along"):
        replace(narrower, shares=widest.shares).verify()


def _still_true(certificate):
    """Check by another way than `verify`: Fractions and all, the definition word for word."""
    rows = [
        [Fraction(2 * y - 1) * v for v in (*x, Fraction(1))]
        for x, y in zip(certificate.problem.rows, certificate.problem.labels, strict=True)
    ]
    if isinstance(certificate, Cycle):
        counts = certificate.counts
        total = [
            sum(k * row[j] for k, row in zip(counts, rows, strict=True))
            for j in range(len(rows[0]))
        ]
        return min(counts) >= 0 and max(counts) > 0 and total == [0] * len(total)
    w, shares = certificate.weights, certificate.shares
    products = [sum(a * b for a, b in zip(w, row, strict=True)) for row in rows]
    if min(products) <= 0:
        return False
    if shares is None:
        return True
    if min(shares) < 0 or not any(shares):
        return False
    # Strong duality: the line's own margin is the length of the shares' mean.
    columns = zip(*rows, strict=True)
    sums = [sum(k * v for k, v in zip(shares, column, strict=True)) for column in columns]
    squared = Fraction(sum(v * v for v in sums), sum(shares) ** 2)
    return min(products) ** 2 == squared * sum(v * v for v in w)


def _corrupted(certificate, generator):
    """Change, swap or drop some numbers at random, of one field."""
    fields = ["counts"] if isinstance(certificate, Cycle) else ["weights"]
    if getattr(certificate, "shares", None):
        fields.append("shares")
    name = generator.choice(fields)
    values = list(getattr(certificate, name))
    for _ in range(generator.randint(1, 3)):
        place = generator.randrange(len(values))
        kind = generator.randrange(5)
        if kind == 0:
            values[place] += generator.choice((-3, -2, -1, 1, 2, 3))
        elif kind == 1:
            values[place] = -values[place]
        elif kind == 2:
            values[place] *= generator.choice((0, 2, 3))
        elif kind == 3:
            other = generator.randrange(len(values))
            values[place], values[other] = values[other], values[place]
        else:
            values = [v + 1 for v in values]
    return replace(certificate, **{name: tuple(values)})


def test_a_thousand_corrupted_certificates_are_rejected_each():
    generator, rejected, kinds = random.Random(10), 0, set()
    problems = [gate_problem(table) for table in every_function(3)]
    problems += [
        Problem.of([["0.1", 3], [2, "-1.5"], [x, y]], [0, 1, 1]) for x, y in product((4, 5), (0, 9))
    ]
    ways = (by_smallest_norm, by_the_perceptron)
    while rejected < 1000:
        true = generator.choice(ways)(generator.choice(problems))
        forged = _corrupted(true, generator)
        if _still_true(forged):
            forged.verify()
            continue
        with pytest.raises(CertificateError):
            forged.verify()
        rejected += 1
        kinds.add((type(forged), getattr(forged, "shares", None) is None))
    assert len(kinds) == 3
