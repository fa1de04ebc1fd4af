"""A problem's radius, margin and bounds are exact, and its shapes are checked by hand here."""

from fractions import Fraction

import pytest

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
