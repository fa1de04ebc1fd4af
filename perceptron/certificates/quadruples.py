"""Help where passes from zero weights would take too long: quick cycles, and a better start.

Two rows of label 1 and two of label 0 with the same sum are a cycle of four: the function is not
summable (Elgot 1961), and so not separable. All functions are tried at once, 64 to a machine word.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np

from perceptron.certificates.boolean import Decided, Tables, Watch, decide_tables, unwatched
from perceptron.gates import rows
from perceptron.problems import IntArray


def decide_with_help(tables: Tables, watch: Watch = unwatched) -> Decided:
    """Look for cycles of four, then train on the functions that are left, from their Chow weights.

    The proofs are of the same kind as the perceptron's own, and rechecked as they are.
    """
    cycles = cycles_of_four(tables)
    left = ~cycles.any(axis=1)
    trained = decide_tables(tables[left], watch, start=chow_weights(tables[left]))
    separators = np.zeros((len(tables), trained.separators.shape[1]), dtype=np.int64)
    passes = np.zeros(len(tables), dtype=np.int64)
    separators[left], passes[left], cycles[left] = (
        trained.separators,
        trained.passes,
        trained.cycles,
    )
    decided = Decided(tables, separators, cycles, passes)
    decided.verify()
    return decided


def chow_weights(tables: Tables) -> IntArray:
    """Return weights in proportion to each input's agreement with the function, (functions, n + 1).

    Chow's parameters (1961): they tell a separable function from every other, and nearly separate.
    """
    inputs = tables.shape[1].bit_length() - 1
    signs = 2 * tables.astype(np.int64) - 1
    agreement = signs @ (2 * np.array(rows(inputs), dtype=np.int64) - 1)
    # Of inputs -1/+1: sum of a_j * (2 * x_j - 1) + a_0, halved.
    bias = (signs.sum(axis=1) - agreement.sum(axis=1)) // 2
    return np.column_stack([agreement, bias])


def cycles_of_four(tables: Tables) -> IntArray:
    """Return a cycle of two rows of either label a function, zeros where there is none.

    (functions, 2**n); for each sum of two rows, one pair of label 1 and one of label 0 are enough.
    """
    functions, size = tables.shape
    padded = np.pad(tables.T, ((0, 0), (0, -functions % 64)))
    ones = np.ascontiguousarray(np.packbits(padded, axis=1)).view(np.uint64)
    zeros = ~ones
    cycles = np.zeros((functions, size), dtype=np.int64)
    known = np.zeros(ones.shape[1], dtype=np.uint64)
    for pairs in _pairs_of_one_sum(size.bit_length() - 1):
        both, neither = np.zeros_like(known), np.zeros_like(known)
        for left, right in pairs:
            both |= ones[left] & ones[right]
            neither |= zeros[left] & zeros[right]
        new = both & neither & ~known
        if new.any():
            known |= new
            place = np.flatnonzero(np.unpackbits(new.view(np.uint8))[:functions])
            sums = tables[place][:, pairs].sum(axis=2)  # of the labels of each pair's rows
            for wanted in (2, 0):
                for row in pairs[(sums == wanted).argmax(axis=1)].T:
                    cycles[place, row] += 1
    return cycles


def _pairs_of_one_sum(inputs: int) -> Iterator[IntArray]:
    """Yield the pairs of rows that have the same sum, (pairs, 2), for each sum of two or more."""
    places = {row: place for place, row in enumerate(rows(inputs))}
    for total in product((0, 1, 2), repeat=inputs):
        if total.count(1) >= 2:
            free = [(value // 2,) if value != 1 else (0, 1) for value in total]
            lower = (row for row in product(*free) if row[total.index(1)] == 0)
            pairs = [(places[row], places[tuple(np.subtract(total, row))]) for row in lower]
            yield np.array(pairs)
