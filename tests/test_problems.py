"""A problem's radius, margin and bounds are exact, and its shapes are checked by hand here."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from perceptron import decide
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.problems import Problem
from perceptron.reachable import reachable_states

PAIR = Problem(((0,), (2,)), (0, 1), separator=(1, -1))


def test_radius_margin_and_bound_of_two_points():
    assert (PAIR.squared_radius, PAIR.squared_margin) == (5, Fraction(1, 2))
    assert PAIR.mistake_bound == 10


def test_examples_are_counted_in_units():
    half = Problem(PAIR.examples, PAIR.labels, separator=PAIR.separator, unit=Fraction(1, 2))
    assert half.X.tolist() == [[0.0], [1.0]]
    assert half.smallest_activation == 1
    assert (half.squared_radius, half.squared_margin) == (2, Fraction(1, 5))
    assert repr(half) == "Problem((0,) * 2**-1 -> 0, (2,) * 2**-1 -> 1)"


def test_the_bound_from_zero_is_novikoffs():
    assert PAIR.mistake_bound_from((Fraction(0), Fraction(0)), Fraction(3)) == PAIR.mistake_bound


def test_the_bound_grows_with_a_bad_start_and_shrinks_with_a_good_one():
    bad = PAIR.mistake_bound_from((Fraction(-9), Fraction(9)), Fraction(1))
    good = PAIR.mistake_bound_from((Fraction(9), Fraction(-9)), Fraction(1))
    assert good < PAIR.mistake_bound < bad


def test_a_problem_without_a_separator_says_so():
    with pytest.raises(ValueError, match="no known separator"):
        _ = gate_problem(TWO_INPUT_GATES["XOR"]).mistake_bound


def test_a_table_of_a_wrong_length_is_refused():
    with pytest.raises(ValueError, match=r"table=\(0, 1, 0\): expected 2\*\*n labels"):
        gate_problem((0, 1, 0))


@pytest.mark.parametrize(
    ("names", "full", "half"),
    [(("XOR", "XNOR"), 162, 380), (("AND", "NAND"), 73, 137), (("OR", "NOR"), 23, 23)],
)
def test_reachable_states_are_as_many_as_searched_before(names, full, half):
    for name in names:
        gate = gate_problem(TWO_INPUT_GATES[name])
        assert len(reachable_states(gate)) == full
        assert len(reachable_states(gate, third_label=True)) == half


def test_on_xor_no_weight_passes_3_and_no_bias_4():
    states = reachable_states(gate_problem(TWO_INPUT_GATES["XOR"]))
    assert max(abs(w) for *weights, _ in states for w in weights) == 2 * 3
    assert max(abs(state[-1]) for state in states) == 2 * 4


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (" -2.5e-1 ", Fraction(-1, 4)),
        (Decimal("0.1"), Fraction(1, 10)),
        (0.1, Fraction(0.1)),
        (np.float32(0.5), Fraction(1, 2)),
        (np.int64(2**62), Fraction(2**62)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("1e308", Fraction(10**308)),
    ],
)
def test_every_number_is_taken_at_its_exact_value(value, exact):
    problem = Problem.of([[value]], np.array([True]))
    assert problem.rows == ((exact,),)
    assert problem.labels == (1,)


@pytest.mark.parametrize(
    "value", ["Infinity", "1/3", "one", "", float("nan"), float("inf"), None, Decimal("NaN"), [1]]
)
def test_what_is_no_finite_number_is_refused(value):
    with pytest.raises(ValueError, match="expected a finite number"):
        Problem.of([[value]], [1])


@pytest.mark.parametrize("value", ["1e99999999", "1e-99999999", Decimal("1e1000")])
def test_more_digits_than_anyone_writes_are_refused_at_once(value):
    with pytest.raises(ValueError, match="expected at most 1000 digits"):
        Problem.of([[value]], [1])


@pytest.mark.parametrize(
    ("rows", "labels", "said"),
    [
        ([], [], "widths="),
        ([[1], [1, 2]], [0, 1], r"widths=\[1, 2\]"),
        ([[]], [0], r"widths=\[0\]"),
        (["12"], [0], "expected a sequence of numbers in each"),
        ([1, 2], [0, 1], "expected a sequence of numbers in each"),
        ([[1], [2]], [0], "labels: expected 0 or 1, one for each of 2 rows"),
        ([[1]], [-1], "labels: expected 0 or 1"),
        ([[1]], [[0, 1]], "expected a finite number"),
    ],
)
def test_what_is_no_table_of_labelled_rows_is_refused(rows, labels, said):
    with pytest.raises(ValueError, match=said):
        Problem.of(rows, labels)


def test_decide_asks_for_a_row():
    with pytest.raises(ValueError, match="expected at least one row"):
        decide(Problem((), ()))
