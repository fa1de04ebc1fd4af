"""The strategies keep their word: separable, inseparable, both labels, within the bit budget."""

import numpy as np
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.statistics import collector
from hypothesis.strategies import SearchStrategy

from perceptron.problems import Problem, dot
from perceptron.strategies import (
    close_pairs,
    inseparable_gates,
    inseparable_problems,
    opposite_pairs,
    separable_problems,
    threshold_gates,
    two_class_gates,
    two_class_pairs,
    with_simplex,
)

SCALES = (-2, 0, 2)
SEPARABLE: list[SearchStrategy[Problem]] = [
    separable_problems(features=(1, 6), exponents=SCALES),
    two_class_pairs(exponents=SCALES),
    close_pairs(),
    opposite_pairs(),
    threshold_gates(),
    two_class_gates().map(lambda gate: gate[1]),
]


@settings(deadline=None)
@given(problem=st.one_of(SEPARABLE))
def test_separable_problems_carry_a_strict_separator_and_both_labels(problem):
    assert set(problem.labels) == {0, 1}
    for row, label in zip(problem.rows, problem.labels, strict=True):
        assert (dot(problem.normal, (*row, 1)) > 0) == bool(label)
    assert problem.smallest_activation > 0


@settings(deadline=None)
@given(problem=st.one_of(SEPARABLE))
def test_all_sums_of_training_fit_in_53_bits(problem):
    # Batch updates make up to n times the bound, and labels -1/+1 double each step.
    largest = [max(1, *(abs(value) for value in row)) for row in problem.examples]
    updates = 2 * len(problem.examples) * (int(problem.mistake_bound) + 1)
    activation = updates * max(largest) ** 2 * (problem.features + 1)
    assert (
        activation.bit_length() + 2 * max(problem.unit, 1 / problem.unit).numerator.bit_length() - 2
        <= 53
    )


@settings(deadline=None)
@given(problem=st.one_of(inseparable_problems(), inseparable_gates()))
def test_inseparable_problems_carry_gordans_certificate(problem):
    assert any(problem.cycle)
    assert min(problem.cycle) >= 0
    signed = [
        [k * (2 * label - 1) * value for value in (*example, 1)]
        for k, example, label in zip(problem.cycle, problem.examples, problem.labels, strict=True)
    ]
    assert not any(sum(column) for column in zip(*signed, strict=True))


@settings(deadline=None)
@given(drawn=with_simplex(separable_problems(features=(1, 3))))
def test_simplex_corners_are_affinely_independent_round_their_mean(drawn):
    problem, corners, mean = drawn
    edges = np.array(corners[1:]) - np.array(corners[0])
    assert round(np.linalg.det(edges)) != 0
    assert [sum(column) for column in zip(*corners, strict=True)] == [
        (problem.features + 1) * value for value in mean
    ]


@pytest.mark.parametrize("strategy", [*SEPARABLE, inseparable_problems(), inseparable_gates()])
def test_no_draw_is_discarded(strategy):
    @settings(max_examples=200, deadline=None, database=None)
    @given(strategy)
    def draw(problem):
        pass

    told = []
    with collector.with_value(told.append):
        draw()
    statuses = {case["status"] for case in told[0]["generate-phase"]["test-cases"]}
    assert "valid" in statuses
    assert "invalid" not in statuses


def test_separable_problems_shrink_to_two_points_near_zero():
    smallest = find(separable_problems(), lambda _: True)
    assert len(smallest.examples) == 2
    assert max(abs(x) for example in smallest.examples for x in example) <= 1


def test_every_exotic_shape_is_drawn():
    wanted = {
        "six features": lambda p: p.features == 6,
        "a row twice": lambda p: len(set(p.examples)) < len(p.examples),
        "doubled unit": lambda p: p.unit == 4,
    }
    for claim in wanted.values():
        find(SEPARABLE[0], claim, settings=settings(max_examples=2000, database=None))
