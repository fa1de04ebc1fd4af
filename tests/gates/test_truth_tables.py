"""The named gates are what logic says, and the reference learns each that a line separates."""

import pytest

from perceptron import Perceptron
from perceptron.gates import (
    TWO_INPUT_GATES,
    at_least,
    every_function,
    gate_problem,
    negated,
    parity,
    rows,
)

LEARNABLE = sorted(set(TWO_INPUT_GATES) - {"XOR", "XNOR"})


def learned(table):
    problem = gate_problem(table)
    return tuple(Perceptron().fit(problem.X, problem.y).predict(problem.X)) == table


def test_the_16_named_gates_are_all_functions_of_two_inputs():
    assert sorted(TWO_INPUT_GATES.values()) == sorted(every_function(2))


@pytest.mark.parametrize("name", LEARNABLE)
def test_each_of_the_14_separable_gates_is_learned(name):
    assert learned(TWO_INPUT_GATES[name])


@pytest.mark.parametrize("name", ["XOR", "XNOR"])
def test_xor_and_xnor_are_not(name):
    assert not learned(TWO_INPUT_GATES[name])


def test_of_all_small_functions_as_many_are_learned_as_are_separable():
    # 4, 14 and 104 of 4, 16 and 256 are threshold functions (OEIS A000609).
    assert [sum(map(learned, every_function(n))) for n in (1, 2, 3)] == [4, 14, 104]


def test_named_kin():
    assert at_least(2, 2) == TWO_INPUT_GATES["AND"]
    assert at_least(1, 2) == TWO_INPUT_GATES["OR"]
    assert negated(TWO_INPUT_GATES["AND"]) == TWO_INPUT_GATES["NAND"]
    assert parity(2) == TWO_INPUT_GATES["XOR"]
    assert at_least(2, 3) == tuple(int(sum(row) > 1) for row in rows(3))
