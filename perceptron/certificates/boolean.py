"""Many Boolean functions of n inputs at once, each decided by the perceptron alone and proved.

A function is a row of 2**n labels in the order of `gates.rows`. All functions train side by side in
whole numbers; the weights are an array (n + 1, functions), the bias in its last row.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from perceptron.certificates.verdicts import CertificateError
from perceptron.gates import rows
from perceptron.problems import IntArray

Tables = npt.NDArray[np.uint8]  # (functions, 2**n), values in {0, 1}
MOST_SUM = 2**27  # a weight or the bias, after as many rows: then sums of nine have 32 bits
MOST_PROVED = 2**40  # a number of a proof: then sums of 2**8 have 64 bits
SmallInts = npt.NDArray[np.int32]
Watch = Callable[[int, int], None]  # told after each pass how many functions are left, of all


def unwatched(left: int, functions: int, /) -> None:
    """Watch nothing."""


@dataclass(frozen=True)
class Decided:
    """A proof a function: a row of `separators` (w, b), or of `cycles` where that one is not zero.

    tables: (functions, 2**n); separators: (functions, n + 1); cycles: (functions, 2**n); passes:
    (functions,), how many the perceptron made.
    """

    tables: Tables
    separators: IntArray
    cycles: IntArray
    passes: IntArray

    @property
    def separable(self) -> npt.NDArray[np.bool_]:
        """Return which functions a line, or plane, separates."""
        return np.logical_not(self.cycles.any(axis=1))

    def verify(self) -> None:
        """Recheck every proof from the tables alone; CertificateError names the first that fails.

        As one: either (w, b) is strictly on each row's side, or the counts are not below zero, not
        all zero, and their signed rows +-(x, 1) add up to zero (Gordan 1873).
        """
        largest = max(np.abs(self.separators).max(initial=0), np.abs(self.cycles).max(initial=0))
        if not 0 <= largest <= MOST_PROVED:
            raise CertificateError(f"{largest}: expected at most {MOST_PROVED}, for 64 bits' sums")
        inputs = self.separators.shape[1] - 1
        points = np.array([(*row, 1) for row in rows(inputs)], dtype=np.int64)
        signs = 2 * self.tables.astype(np.int64) - 1
        strict = ((self.separators @ points.T) * signs > 0).all(axis=1)
        closed = (self.cycles >= 0).all(axis=1) & ~((self.cycles * signs) @ points).any(axis=1)
        proved = np.where(self.separable, strict, closed)
        if not proved.all():
            table = self.tables[proved.argmin()].tolist()
            raise CertificateError(f"table={table}: neither a separator nor a cycle is proved")


def decide_tables(
    tables: Tables, watch: Watch = unwatched, start: IntArray | None = None
) -> Decided:
    """Train on all functions at once, in the rows' order with step(0) = 1; verified.

    start: (functions, n + 1) whole weights and bias to begin with, zero if None.
    A clean pass is a separator; weights met before at the end of a pass are a cycle (Minsky and
    Papert 1969). One remembered state, replaced at passes 1, 2, 4, 8 ..., finds the repeat (Brent
    1980), and so the mistakes are counted from there.
    """
    functions, size = tables.shape
    inputs = size.bit_length() - 1
    decided = Decided(
        tables,
        np.zeros((functions, inputs + 1), np.int64),
        np.zeros((functions, size), np.int64),
        np.zeros(functions, np.int64),
    )
    left = np.arange(functions)
    labels = np.ascontiguousarray(tables.T.astype(np.int32))
    weights = np.zeros((inputs + 1, functions), np.int32)
    if start is not None:
        weights += start.T.astype(np.int32)
    remembered, counts = weights.copy(), np.zeros((size, functions), np.int32)
    passes = 0
    while len(left):
        passes += 1
        clean = ~_pass(weights, labels, counts)
        ended = clean | (weights == remembered).all(axis=0)
        if ended.any():
            decided.passes[left[ended]] = passes
            decided.separators[left[clean]] = _strict(weights[:, clean])
            decided.cycles[left[ended & ~clean]] = counts[:, ended & ~clean].T
            left, labels, weights = left[~ended], labels[:, ~ended], weights[:, ~ended]
            remembered, counts = remembered[:, ~ended], counts[:, ~ended]
        if passes & (passes - 1) == 0:
            remembered = weights.copy()
            counts[...] = 0
        watch(len(left), functions)
        if passes * size > MOST_SUM:
            raise OverflowError(f"passes={passes}: past what the 32 bits of a weight can hold")
    decided.verify()
    return decided


def _pass(weights: SmallInts, labels: SmallInts, counts: SmallInts) -> npt.NDArray[np.bool_]:
    """Update weights and counts in place, row by row; return which functions had a mistake."""
    bias = weights[-1]
    wrong = np.zeros(len(bias), dtype=bool)
    for row, inputs in enumerate(rows(len(weights) - 1)):
        fed = [weights[j] for j, value in enumerate(inputs) if value]
        activation = sum(fed, bias)
        error = labels[row] - (activation >= 0)
        for vector in (*fed, bias):
            vector += error
        mistakes = error != 0
        counts[row] += mistakes
        wrong |= mistakes
    return wrong


def _strict(weights: SmallInts) -> IntArray:
    """Return separators without ties: activations are whole, so half a unit more is a side."""
    doubled = 2 * weights.T.astype(np.int64)
    doubled[:, -1] += 1
    return doubled
