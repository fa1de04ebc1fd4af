"""The article's random training, exactly: the chances of design, by brute force, and observed."""

from fractions import Fraction
from itertools import product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perceptron import Perceptron
from perceptron.chain import (
    chance_of_learning,
    distribution,
    is_learned,
    likely_counts,
    reached_states,
)
from perceptron.gates import TWO_INPUT_GATES, every_function, gate_problem
from perceptron.problems import Problem
from perceptron.properties import asked_for
from perceptron.properties.asked_for import RARE, STEPS
from perceptron.reachable import reachable_states

TABLE = {  # steps: chance, truncated or rounded at the last digit given
    "AND": {
        10: "0.0160388946533",
        20: "0.2116522205033",
        50: "0.9026686307518",
        100: "0.9999759669905",
    },
    "OR": {
        10: "0.3250198364258",
        20: "0.8034289043962",
        50: "0.9995380571929",
        100: "0.9999999979774",
    },
    "NAND": {
        10: "0.0656528472900",
        20: "0.3392317607504",
        50: "0.9491313649877",
        100: "0.9999940713438",
    },
    "NOR": {
        10: "0.5541849136353",
        20: "0.9185174710137",
        50: "0.9999174900809",
        100: "0.9999999998179",
    },
    "XOR": {10: "0", 20: "0", 50: "0", 100: "0"},
}
STATES = {"AND": 38, "OR": 8, "NAND": 21, "NOR": 7, "XOR": 53}
GATES = {name: gate_problem(TWO_INPUT_GATES[name]) for name in TABLE}
TIES = (1, 0, None, Fraction(1, 2))


@pytest.mark.parametrize("name", TABLE)
def test_the_chances_are_those_computed_before(name):
    for steps, digits in TABLE[name].items():
        chance = chance_of_learning(GATES[name], steps)
        assert abs(chance - Fraction(digits)) < Fraction(1, 10**13)


@pytest.mark.parametrize("name", STATES)
def test_the_states_are_as_many_as_computed_before(name):
    assert len(reached_states(GATES[name])) == STATES[name]


@pytest.mark.parametrize("tie", TIES)
def test_on_xor_no_reached_state_is_learned_so_its_chance_is_zero_for_ever(tie):
    states = reached_states(GATES["XOR"], tie=tie)
    assert not any(is_learned(GATES["XOR"], state, tie) for state in states)
    assert set(distribution(GATES["XOR"], 40, tie=tie)) <= states


@pytest.mark.parametrize("name", TABLE)
def test_no_rule_for_ties_leaves_what_any_perceptron_can_reach(name):
    for tie in (1, 0, None):
        states = {tuple(2 * v for v in state) for state in reached_states(GATES[name], tie=tie)}
        assert states <= reachable_states(GATES[name])
    halves = {tuple(2 * v for v in s) for s in reached_states(GATES[name], tie=Fraction(1, 2))}
    assert halves <= reachable_states(GATES[name], third_label=True)


def train(problem, rows, start, tie):
    """Make steps on the given rows, written out once more."""
    *weights, bias = start
    for row in rows:
        x, y = problem.examples[row], problem.labels[row]
        z = sum(w * v for w, v in zip(weights, x, strict=True)) + bias
        error = y - int(z > 0) if z != 0 else (2 * y - 1 if tie is None else y - tie)
        weights = [w + error * v for w, v in zip(weights, x, strict=True)]
        bias += error
    return (*weights, bias)


@settings(max_examples=40, deadline=None)
@given(
    table=st.sampled_from(sorted(every_function(2))),
    steps=st.integers(0, 5),
    start=st.tuples(*[st.integers(-2, 2)] * 3),
    tie=st.sampled_from(TIES),
)
def test_the_distribution_is_that_of_all_sequences_of_rows(table, steps, start, tie):
    problem = gate_problem(table)
    chances = distribution(problem, steps, start, tie)
    counted = {}
    for rows in product(range(4), repeat=steps):
        state = train(problem, rows, start, tie)
        counted[state] = counted.get(state, 0) + Fraction(1, 4**steps)
    assert chances == counted
    assert sum(chances.values()) == 1


def test_a_learned_gate_stays_learned_so_the_chance_only_grows():
    chances = [chance_of_learning(GATES["AND"], steps) for steps in range(40)]
    assert chances == sorted(chances)


def test_a_step_below_zero_is_refused():
    with pytest.raises(ValueError, match="steps=-1: expected 0 or more"):
        distribution(GATES["AND"], -1)


def test_the_likely_counts_are_exact():
    # Of 10 fair coins 0, 1, 9 or 10 heads have chance 22/1024, and 0 or 10 have 2/1024.
    half = Fraction(1, 2)
    assert likely_counts(half, 10, Fraction(22, 1024)) == range(2, 9)
    assert likely_counts(half, 10, Fraction(21, 1024)) == range(1, 10)
    assert likely_counts(half, 10, Fraction(1, 1024)) == range(11)
    assert likely_counts(Fraction(0), 10, Fraction(1, 10**9)) == range(1)
    assert likely_counts(Fraction(1), 10, Fraction(1, 10**9)) == range(10, 11)


@settings(max_examples=50, deadline=None)
@given(
    chance=st.fractions(0, 1, max_denominator=50),
    runs=st.integers(1, 30),
    rare=st.sampled_from([Fraction(1, 10**k) for k in range(1, 12)]),
)
def test_what_is_left_out_is_rare_and_no_more_could_be(chance, runs, rare):
    weights = [comb(runs, k) * chance**k * (1 - chance) ** (runs - k) for k in range(runs + 1)]
    likely = likely_counts(chance, runs, rare)
    assert sum(w for k, w in enumerate(weights) if k not in likely) <= rare
    assert sum(weights[: likely.start + 1]) > rare / 2
    assert sum(weights[likely.stop - 1 :]) > rare / 2


FALSE_ALARM = Fraction(9, 10**10)


def test_the_claim_for_submissions_accuses_a_correct_one_with_chance_below_a_billionth():
    assert len(asked_for.GATES) * len(STEPS) * RARE < Fraction(1, 10**9)


@pytest.mark.parametrize("name", TABLE)
def test_the_reference_learns_as_often_as_the_exact_chance_says(name):
    """Accuses a correct reference with chance below 1e-9, all gates and steps together."""
    problem, runs = GATES[name], 300
    for steps in (10, 20, 50):
        learned = 0
        for seed in range(runs):
            model = Perceptron(seed=seed).train_randomly(problem.X, problem.y, steps)
            learned += tuple(model.predict(problem.X)) == problem.labels
        chance = chance_of_learning(problem, steps)
        assert learned in likely_counts(chance, runs, FALSE_ALARM / (3 * len(TABLE)))


def test_a_chain_speaks_of_any_problem_with_any_start():
    problem = Problem(((1,), (-1,)), (1, 0))
    assert chance_of_learning(problem, 0, start=(1, 0)) == 1
    # From zero 1 is right, and -1 gives (1, -1), where 1 lies at zero: right as step(0) = 1.
    assert chance_of_learning(problem, 3) == 1 - Fraction(1, 2) ** 3
    assert chance_of_learning(problem, 1, tie=0) == Fraction(1, 2)
