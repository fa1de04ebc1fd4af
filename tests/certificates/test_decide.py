"""Both ways of deciding agree with each other, and with an exact solver that shares nothing."""

import random
from fractions import Fraction

import numpy as np
import pytest
import z3
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perceptron import certificates
from perceptron.certificates import (
    CertificateError,
    Cycle,
    Separator,
    Undecided,
    by_scaled_columns,
    by_smallest_norm,
    by_the_perceptron,
    decide,
    smallest_norm,
    widest,
)
from perceptron.certificates.whole import solve, whole_array
from perceptron.certificates.work import MOST_WORK, Work
from perceptron.gates import every_function, gate_problem
from perceptron.problems import Problem


def separable(problem):
    """Ask an SMT solver for a strict line, in exact rationals."""
    *weights, bias = z3.Reals([f"w{j}" for j in range(problem.features + 1)])
    solver = z3.Solver()
    for row, label in zip(problem.rows, problem.labels, strict=True):
        side = bias + sum(
            w * z3.Q(x.numerator, x.denominator) for w, x in zip(weights, row, strict=True)
        )
        solver.add(side >= 1 if label else side <= -1)
    answer = solver.check()
    assert answer != z3.unknown
    return answer == z3.sat


NUMBERS = {
    "small": st.integers(-3, 3),
    "decimals": st.decimals(-9, 9, places=2),
    "floats": st.floats(-5, 5, width=32),
    "far apart": st.sampled_from((0, 1, -1, 10**6, -(10**6), 10**6 + 1, Fraction(1, 10**6))),
    "close": st.integers(10**9, 10**9 + 2),
    "extreme": st.sampled_from((1e308, -1e308, 1e-300, "1e-300", 5e-324, 0, 1)),
}


@st.composite
def any_problems(draw):
    """Draw labelled points of 1 to 6 dimensions: free, on one line, twice with either label."""
    features = draw(st.integers(1, 6))
    numbers = NUMBERS[draw(st.sampled_from(sorted(NUMBERS)))]
    points = draw(st.lists(st.tuples(*[numbers] * features), min_size=1, max_size=10))
    if draw(st.booleans()):  # collinear: all on the line through the first along (1, 2, ...)
        points = [
            tuple(Fraction(x) + k * (j + 1) for j, x in enumerate(points[0]))
            for k, _ in enumerate(points)
        ]
    if draw(st.booleans()):
        points += points[:2]
    scales = draw(st.tuples(*[st.sampled_from((1, 1, 10**6))] * features))
    scaled = [[Fraction(x) * s for x, s in zip(point, scales, strict=True)] for point in points]
    labels = draw(st.lists(st.integers(0, 1), min_size=len(points), max_size=len(points)))
    return Problem.of(scaled, labels)


EQUAL_POINTS = Problem(((1, 2), (1, 2)), (0, 1))
TINY_MARGIN = Problem.of([["0.1", "0.2"], ["0.1", "0.2000000000000000001"]], [0, 1])
ONE_LABEL = Problem(((3,), (4,)), (0, 0))


@settings(max_examples=100, deadline=None)
@given(problem=any_problems())
@example(problem=EQUAL_POINTS)
@example(problem=TINY_MARGIN)
@example(problem=ONE_LABEL)
def test_the_verdict_is_the_solvers_in_one_to_six_dimensions(problem):
    verdict = decide(problem)
    assert isinstance(verdict, Separator) == separable(problem)
    if isinstance(verdict, Cycle):
        assert len(verdict.support) <= problem.features + 2
    else:
        assert verdict.shares is not None


@settings(max_examples=80, deadline=None)
@given(problem=any_problems())
def test_floats_before_the_proof_change_nothing_of_it(problem):
    points = whole_array(problem.signed_examples)
    floats = smallest_norm._as_floats(points)
    started = smallest_norm.search(floats, MOST_WORK)
    after_floats = smallest_norm._proved(problem, points, started, Work(MOST_WORK))
    alone = smallest_norm._proved(problem, points, smallest_norm._first(floats), Work(MOST_WORK))
    after_floats.verify()
    assert type(after_floats) is type(alone)
    if isinstance(alone, Separator):
        assert after_floats.weights == alone.weights  # the widest line is the only one


def both_ways(table):
    problem = gate_problem(table)
    widest, trained = by_smallest_norm(problem), by_the_perceptron(problem)
    widest.verify()
    trained.verify()
    assert type(widest) is type(trained)
    if isinstance(widest, Separator):
        assert widest.squared_margin >= trained.squared_margin
    else:
        assert len(widest.support) <= problem.features + 2
    return isinstance(widest, Separator)


def test_the_two_ways_agree_on_every_function_of_three_inputs():
    assert sum(map(both_ways, every_function(3))) == 104


def test_the_two_ways_agree_on_a_sample_of_functions_of_four_inputs():
    generator = random.Random(4)
    tables = [tuple(generator.choices((0, 1), k=16)) for _ in range(150)]
    # Few random tables are separable: as many thresholds of random weights as well.
    points = np.array(gate_problem(tables[0]).examples)
    for _ in range(150):
        sums = points @ [generator.randint(-4, 4) for _ in range(4)]
        tables.append(tuple((sums > generator.randint(-4, 4)).astype(int).tolist()))
    assert sum(map(both_ways, tables)) >= 150


def test_no_example_of_a_cycle_can_be_left_out():
    generator, seen = random.Random(6), 0
    for _ in range(60):
        points = tuple((generator.randint(-9, 9), generator.randint(-9, 9)) for _ in range(9))
        problem = Problem(points, tuple(generator.choices((0, 1), k=9)))
        verdict = decide(problem)
        if isinstance(verdict, Cycle):
            for row in verdict.support:
                assert separable(problem.reordered([r for r in verdict.support if r != row]))
                seen += 1
    assert seen >= 60


@pytest.mark.parametrize("way", [by_smallest_norm, by_the_perceptron, decide])
def test_past_the_limit_of_work_nothing_is_guessed(way):
    generator = random.Random(1)
    points = tuple(tuple(generator.randint(0, 10**9) for _ in range(5)) for _ in range(60))
    problem = Problem(points, tuple(generator.choices((0, 1), k=60)))
    verdict = way(problem, 200)
    assert isinstance(verdict, Undecided)
    assert all("past the limit of 200 operations" in tried for tried in verdict.tried)


def test_a_line_that_floats_found_is_proved_even_where_the_widest_costs_too_much():
    generator = random.Random(2)
    points = tuple(tuple(generator.randint(-50, 50) for _ in range(8)) for _ in range(200))
    problem = Problem(points, tuple(int(sum(point) > 0) for point in points))
    verdict = decide(problem, 1_700)
    assert isinstance(verdict, Separator)
    assert verdict.shares is None
    best = decide(problem)
    assert best.shares is not None
    assert best.squared_margin > verdict.squared_margin


def test_a_repeat_is_found_where_the_perceptron_needs_many_passes():
    # A point of label 0 on the edge of a long thin triangle of label 1.
    problem = Problem(((0, 0), (40, 1), (41, 0), (20, 0)), (1, 1, 1, 0))
    verdict = by_the_perceptron(problem)
    assert isinstance(verdict, Cycle)
    verdict.verify()


def test_exact_systems_are_solved_and_singular_ones_are_told():
    matrix, right = whole_array([[4, 2], [2, 3]]), whole_array([2, 5])
    solution, determinant = solve(matrix, right, Work(MOST_WORK))
    assert (matrix @ whole_array(solution)).tolist() == [determinant * 2, determinant * 5]
    assert determinant == 8
    assert solve(whole_array([[1, 2], [2, 4]]), right, Work(MOST_WORK)) is None


def test_no_verdict_leaves_without_its_proof(monkeypatch):
    forged = Cycle(gate_problem((0, 0, 0, 1)), (1, 1, 1, 1))
    monkeypatch.setattr(certificates, "by_smallest_norm", lambda *_: forged)
    with pytest.raises(CertificateError, match="sum is not zero"):
        decide(forged.problem)


def test_the_widest_line_gives_a_bound_that_none_undercuts():
    slanted = Problem(((0, 0), (0, 3), (4, 0), (4, 3)), (0, 0, 1, 1), separator=(10, 12, -37))
    best = widest(slanted)
    assert best.mistake_bound < slanted.mistake_bound
    assert best.squared_margin == decide(slanted).squared_margin
    with pytest.raises(ValueError, match="expected a separable problem"):
        widest(EQUAL_POINTS)


@pytest.mark.parametrize("spread", [1, 8])
def test_columns_far_apart_in_scale_are_decided_once_they_are_alike(spread):
    generator = random.Random(spread)
    scales = [10 ** generator.randint(0, 2 * spread) for _ in range(12)]
    for separated in (True, False):
        rows = [[generator.randint(-999, 999) * s for s in scales] for _ in range(80)]
        right = [int(sum(row) > 0) if separated else generator.randint(0, 1) for row in rows]
        problem = Problem.of(rows, right)
        verdict = by_scaled_columns(problem)
        verdict.verify()
        assert isinstance(verdict, Separator) == separated
        assert type(decide(problem)) is type(verdict)


def test_of_all_ways_the_scaled_one_says_which_it_was():
    verdict = by_scaled_columns(gate_problem((0, 1, 1, 0)), 1)
    assert verdict.tried[0].startswith("with scaled columns, the point of smallest norm: ")
