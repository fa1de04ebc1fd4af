"""Logic: every gate that a line separates is learned, and XOR from three learned gates."""

from hypothesis import assume, given
from hypothesis import strategies as st

from perceptron.contract import Model, needs
from perceptron.gates import TWO_INPUT_GATES, at_least, gate_problem, negated, rows
from perceptron.problems import Problem
from perceptron.rounding import alike, still_wrong
from perceptron.strategies import separated_gate, threshold_gates, two_class_gates


@needs("passes")
@given(gate=two_class_gates(), order=st.permutations(range(4)))
def test_every_two_input_gate_is_learned(
    implementation: Model, gate: tuple[str, Problem], order: list[int]
) -> None:
    """AND, OR, NAND, NOR, the implications and their kin are learned, rows in any order.

    Rosenblatt (1958); the two constant gates have one label only and are asked for apart.
    """
    problem = gate[1].reordered(order)
    assert not still_wrong(implementation.train(problem), problem)


@needs("passes")
@given(table=st.sampled_from(((0, 1), (1, 0))))
def test_identity_and_not_are_learned(implementation: Model, table: tuple[int, int]) -> None:
    """The gates of one input are learned: the input itself, and NOT."""
    problem = _with_separator(table, (4 * table[1] - 2,), 1 - 2 * table[1])
    assert not still_wrong(implementation.train(problem), problem)


@needs("passes")
@given(inputs=st.integers(2, 6), negate=st.booleans())
def test_and_of_many_inputs_is_learned(implementation: Model, inputs: int, negate: bool) -> None:
    """AND and NAND of up to six inputs are learned."""
    _learned(implementation, inputs, inputs, negate=negate)


@needs("passes")
@given(inputs=st.integers(2, 6), negate=st.booleans())
def test_or_of_many_inputs_is_learned(implementation: Model, inputs: int, negate: bool) -> None:
    """OR and NOR of up to six inputs are learned."""
    _learned(implementation, 1, inputs, negate=negate)


@needs("passes")
@given(inputs=st.integers(2, 6), negate=st.booleans())
def test_majority_is_learned(implementation: Model, inputs: int, negate: bool) -> None:
    """Whether more than half of up to six inputs are 1 is learned, and its negation."""
    _learned(implementation, inputs // 2 + 1, inputs, negate=negate)


@needs("passes")
@given(problem=threshold_gates(inputs=(1, 5)))
def test_at_least_k_of_n_is_learned(implementation: Model, problem: Problem) -> None:
    """Whether at least k of n inputs are 1 is learned. McCulloch and Pitts (1943)."""
    assert not still_wrong(implementation.train(problem), problem)


@needs("passes")
@given(order=st.permutations(range(4)))
def test_three_learned_gates_compute_xor(implementation: Model, order: list[int]) -> None:
    """XOR is AND of OR and NAND: a hidden layer of two learned gates does what one cannot.

    Minsky and Papert (1969); Rumelhart, Hinton and Williams (1986).
    """
    gates = {name: separated_gate(TWO_INPUT_GATES[name]) for name in ("OR", "NAND", "AND")}
    units = {
        name: implementation.train(gate.reordered(order), ask=[rows(2)])
        for name, gate in gates.items()
    }
    for name, unit in units.items():
        assert alike(unit.parameters, rows(2), unit.answers[0], TWO_INPUT_GATES[name])
    assume(all(unit.answers[0] == TWO_INPUT_GATES[name] for name, unit in units.items()))
    layer = zip(units["OR"].answers[0], units["NAND"].answers[0], strict=True)
    hidden = [(int(a), int(b)) for a, b in layer]
    output = implementation.train(gates["AND"].reordered(order), ask=[hidden])
    assert alike(output.parameters, hidden, output.answers[0], TWO_INPUT_GATES["XOR"])


def _learned(implementation: Model, k: int, inputs: int, *, negate: bool) -> None:
    table, sign = at_least(k, inputs), 1
    if negate:
        table, sign = negated(table), -1
    problem = _with_separator(table, (2 * sign,) * inputs, sign * (1 - 2 * k))
    assert not still_wrong(implementation.train(problem), problem)


def _with_separator(table: tuple[int, ...], weights: tuple[int, ...], bias: int) -> Problem:
    gate = gate_problem(table)
    return Problem(gate.examples, gate.labels, separator=(*weights, bias))
