"""Truth tables: the named gates and every Boolean function of n inputs.

A table is a tuple of 2**n labels in {0, 1}. Row r belongs to the inputs `rows(n)[r]`, which count
upwards in binary with the first input as the highest bit, as a truth table is printed.
"""

from collections.abc import Iterator
from itertools import product
from types import MappingProxyType

from perceptron.problems import Problem

Table = tuple[int, ...]

TWO_INPUT_GATES = MappingProxyType(
    {
        "FALSE": (0, 0, 0, 0),
        "AND": (0, 0, 0, 1),
        "A AND NOT B": (0, 0, 1, 0),
        "A": (0, 0, 1, 1),
        "B AND NOT A": (0, 1, 0, 0),
        "B": (0, 1, 0, 1),
        "XOR": (0, 1, 1, 0),
        "OR": (0, 1, 1, 1),
        "NOR": (1, 0, 0, 0),
        "XNOR": (1, 0, 0, 1),
        "NOT B": (1, 0, 1, 0),
        "B IMPLIES A": (1, 0, 1, 1),
        "NOT A": (1, 1, 0, 0),
        "A IMPLIES B": (1, 1, 0, 1),
        "NAND": (1, 1, 1, 0),
        "TRUE": (1, 1, 1, 1),
    }
)


def rows(inputs: int) -> tuple[Table, ...]:
    """Return the 2**inputs input rows of a truth table, in the order of its labels."""
    return tuple(product((0, 1), repeat=inputs))


def at_least(k: int, inputs: int) -> Table:
    """Return the gate that is 1 where at least k of the inputs are 1 (k=1: OR, k=inputs: AND)."""
    return tuple(int(sum(row) >= k) for row in rows(inputs))


def negated(table: Table) -> Table:
    """Return the table with every label turned round (AND becomes NAND)."""
    return tuple(1 - label for label in table)


def parity(inputs: int) -> Table:
    """Return the gate that is 1 where an odd number of inputs are 1 (two inputs: XOR)."""
    return tuple(sum(row) % 2 for row in rows(inputs))


def every_function(inputs: int) -> Iterator[Table]:
    """Yield the tables of all 2**(2**inputs) Boolean functions of that many inputs."""
    return product((0, 1), repeat=2**inputs)


def gate_problem(table: Table) -> Problem:
    """Return the truth table as a problem: its 2**n rows with their labels."""
    inputs = len(table).bit_length() - 1
    if len(table) != 2**inputs or not set(table) <= {0, 1}:
        raise ValueError(f"table={table!r}: expected 2**n labels, each 0 or 1")
    return Problem(rows(inputs), tuple(table))
