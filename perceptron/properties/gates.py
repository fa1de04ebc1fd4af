"""Logic: every gate that a line separates is learned, and XOR from three learned gates."""

from hypothesis import assume, given
from hypothesis import strategies as st

from perceptron.contract import Model, needs
from perceptron.gates import TWO_INPUT_GATES, gate_problem, rows
from perceptron.learning import train_enough
from perceptron.messages import missed
from perceptron.problems import Problem
from perceptron.rounding import still_wrong
from perceptron.strategies import Gate, separated_gate, threshold_gates, two_class_gates


@needs("enough_passes")
@given(gate=two_class_gates(), order=st.permutations(range(4)))
def test_every_two_input_gate_is_learned(
    implementation: Model, gate: Gate, order: list[int]
) -> None:
    """AND, OR, NAND, NOR, the implications and their kin are learned, rows in any order.

    Rosenblatt (1958); the two constant gates have one label only and are asked for apart.

    Catches a training that stops when the last row alone is right (checks_only_the_last_row).
    """
    problem = gate.problem.reordered(order)
    trained = train_enough(implementation, problem)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("enough_passes")
@given(problem=threshold_gates())
def test_at_least_k_of_n_is_learned(implementation: Model, problem: Problem) -> None:
    """Whether at least k of up to six inputs are 1 is learned, and its negation.

    That is identity and NOT (1 of 1), OR (1 of n), AND (n of n), majority. McCulloch, Pitts (1943).

    Catches weights that are clipped at 2 (clips_the_weights).
    """
    trained = train_enough(implementation, problem)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("enough_passes")
@given(order=st.permutations(range(4)))
def test_three_learned_gates_compute_xor(implementation: Model, order: list[int]) -> None:
    """XOR is AND of OR and NAND: a hidden layer of two learned gates does what one cannot.

    Minsky and Papert (1969); Rumelhart, Hinton and Williams (1986).

    Catches a bias that is never updated (bias_never_learned).
    """
    gates = {name: separated_gate(TWO_INPUT_GATES[name]) for name in ("OR", "NAND", "AND")}
    units = {
        name: train_enough(implementation, gate.reordered(order), ask=[rows(2)])
        for name, gate in gates.items()
    }
    for name, unit in units.items():
        answers, gate = unit.answers[0], gate_problem(TWO_INPUT_GATES[name])
        assert not still_wrong(unit, gate, answers), missed(unit, gate, f" over {name}", answers)
    assume(all(unit.answers[0] == TWO_INPUT_GATES[name] for name, unit in units.items()))
    layer = zip(units["OR"].answers[0], units["NAND"].answers[0], strict=True)
    hidden = tuple((int(a), int(b)) for a, b in layer)
    output = train_enough(implementation, gates["AND"].reordered(order), ask=[hidden])
    computed, xor = output.answers[0], Problem(hidden, TWO_INPUT_GATES["XOR"])
    assert not still_wrong(output, xor, computed), missed(output, xor, " over AND", computed)
