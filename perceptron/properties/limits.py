"""What no perceptron can do: learn what no line separates, and wander off while it tries."""

from fractions import Fraction

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from perceptron.contract import Model, Parameters, Trained, needs
from perceptron.gates import TWO_INPUT_GATES, gate_problem, parity
from perceptron.messages import impossible, unreachable
from perceptron.problems import Problem
from perceptron.reachable import reachable_states
from perceptron.rounding import all_right
from perceptron.step_messages import updated
from perceptron.strategies import inseparable_gates, inseparable_problems, learning_rates
from perceptron.words import at

# Steps of 0.1 leave w = (-0.1, -0.1) and b = 0.2 (or nearly so), and rounding puts all rows right.
RIGHT_BY_ROUNDING = Problem(
    ((1, 1), (-3, 5), (-1, 3), (-2, 3), (0, -2)), (1, 1, 0, 1, 1), cycle=(1, 1, 2, 0, 0)
)
PASSES = st.sampled_from((1, 2, 10, 60))
GATES = ("XOR", "XNOR", "AND", "NAND", "OR", "NOR")


@needs("ends")
@given(
    name=st.sampled_from(("XOR", "XNOR")),
    order=st.permutations(range(4)),
    passes=PASSES,
    rate=learning_rates(),
)
def test_xor_and_xnor_are_never_learned(
    implementation: Model, name: str, order: list[int], passes: int, rate: float
) -> None:
    """No weights get XOR right: whatever order, length and rate of training, a row stays wrong.

    Minsky and Papert (1969): the four rows' signed examples add up to zero.

    Catches a predict that looks up the nearest training row (nearest_row).
    """
    gate = gate_problem(TWO_INPUT_GATES[name]).reordered(order)
    trained, right = _all_right(implementation, gate, passes, rate)
    assert not right, impossible(trained, gate)


@needs("ends")
@given(problem=inseparable_gates(), passes=PASSES)
@example(problem=gate_problem(parity(3)), passes=10)
@example(problem=gate_problem(parity(4)), passes=10)
def test_inseparable_gates_are_never_learned(
    implementation: Model, problem: Problem, passes: int
) -> None:
    """Of a gate of two to four inputs that no line separates, as parity, some row stays wrong.

    Gordan (1873): its certificate was checked. Of 65,536 gates of four inputs 63,654 are such.

    Catches a bias for each row of the examples (one_bias_a_row).
    """
    trained, right = _all_right(implementation, problem, passes)
    assert not right, impossible(trained, problem)


@needs("ends")
@given(problem=inseparable_problems(), passes=PASSES)
@example(problem=Problem(((0,), (1,), (2,)), (0, 1, 0), cycle=(1, 2, 1)), passes=10)
@example(problem=RIGHT_BY_ROUNDING, passes=2)
def test_inseparable_examples_are_never_all_right(
    implementation: Model, problem: Problem, passes: int
) -> None:
    """Where the labels' convex hulls meet, some example stays wrong.

    Gordan (1873): a combination of the signed examples that is zero proves it.

    Catches squares of the inputs as further features (squares_its_inputs).
    """
    trained, right = _all_right(implementation, problem, passes)
    assert not right, impossible(trained, problem)


@needs("in_order", "update")
@given(
    name=st.sampled_from(GATES),
    order=st.lists(st.integers(0, 3), min_size=1, max_size=60),
    rate=learning_rates(),
)
def test_weights_on_a_gate_stay_in_their_reachable_set(
    implementation: Model, name: str, order: list[int], rate: float
) -> None:
    """From zero, in any order, weights and bias in steps stay within finitely many states.

    Minsky and Papert (1969), the cycling theorem: 162 states on XOR, none beyond 3 and 4 (380 with
    the half steps that np.sign makes on ties).

    Catches an update with a rate of 1, whatever was set (update_ignores_the_rate).
    """
    gate = gate_problem(TWO_INPUT_GATES[name])
    size = _step(implementation, rate)
    for step in implementation.walk(gate, order, learning_rate=rate):
        reached = _reachable(implementation, gate, size, step.after)
        assert reached, updated(step, gate, unreachable(name, size))


@needs("in_order", "passes")
@given(
    name=st.sampled_from(GATES),
    order=st.permutations(range(4)),
    passes=st.integers(1, 60),
    rate=learning_rates(),
)
def test_passes_over_a_gate_end_in_its_reachable_set(
    implementation: Model, name: str, order: list[int], passes: int, rate: float
) -> None:
    """However many passes are made over a gate, weights and bias end in finitely many states.

    Minsky and Papert (1969), the cycling theorem: 162 states on XOR, none beyond 3 and 4 (380 with
    the half steps that np.sign makes on ties).

    Catches a learning rate that doubles while mistakes remain (raises_the_rate_when_stuck).
    """
    gate = gate_problem(TWO_INPUT_GATES[name])
    trained = implementation.train(gate.reordered(order), passes=passes, learning_rate=rate)
    size, found = _step(implementation, rate), trained.known()
    reached = _reachable(implementation, gate, size, found)
    assert reached, f"your program ends with {at(found)}; {unreachable(name, size)}"


@needs("in_order", "passes")
@given(name=st.sampled_from(GATES), order=st.permutations(range(4)))
def test_passes_in_a_fixed_order_come_round(
    implementation: Model, name: str, order: list[int]
) -> None:
    """In a fixed order, weights at the ends of passes repeat: at the latest when states run out.

    Minsky and Papert (1969), the cycling theorem.

    Catches a learning rate that doubles while mistakes remain (raises_the_rate_when_stuck).
    """
    gate = gate_problem(TWO_INPUT_GATES[name])
    problem, seen = gate.reordered(order), set()
    states = reachable_states(gate, third_label=implementation.offer.third_label)
    for passes in range(1, len(states) + 2):
        seen.add(implementation.train(problem, passes=passes).known())
        if len(seen) < passes:
            return
    ends = f"in one order {passes} passes of your program over {name} have ended in as many"
    raise AssertionError(
        f"{ends} different weights and biases; steps from zero reach {len(states)}"
    )


def _all_right(
    implementation: Model, problem: Problem, passes: int, rate: float = 1.0
) -> tuple[Trained, bool]:
    """Say of a training whether every example is right, and by more than rounding alone.

    Where neither weights nor the rate are known, no band of rounding can be derived. Then all must
    stay right when all are moved a little in any one direction: on a plane they would not, and what
    no line separates is separated nowhere else.
    """
    trained = implementation.train(problem, passes=passes, learning_rate=rate)
    exact = "learning_rate" in implementation.offer.capabilities and not trained.drew_random_numbers
    if trained.parameters is not None or exact or trained.predictions != problem.labels:
        return trained, all_right(trained, problem)
    nudges = float(problem.unit) * 2.0**-10 * np.eye(problem.features)
    moved = [problem.X + nudge for nudge in (*nudges, *-nudges)]
    again = implementation.train(problem, passes=passes, learning_rate=rate, ask=moved)
    return trained, all(answers == problem.labels for answers in again.answers)


def _step(implementation: Model, rate: float) -> Fraction:
    rate = rate if "learning_rate" in implementation.offer.capabilities else 1.0
    return (implementation.offer.step or 1) * Fraction(rate)


def _reachable(
    implementation: Model, problem: Problem, size: Fraction, parameters: Parameters
) -> bool:
    """Say whether weights and bias, counted in steps, can be reached from zero on the problem."""
    state = tuple(2 * value / size for value in parameters.vector)
    return state in reachable_states(problem, third_label=implementation.offer.third_label)
