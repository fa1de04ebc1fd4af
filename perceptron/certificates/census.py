"""How many Boolean functions of n inputs a line separates: all of them, up to symmetry, proved.

A separable function's halves (first input 0, first input 1) are separable. Negating inputs makes it
non-decreasing in each, and sorting the inputs by their weights makes it regular: raising an earlier
input in place of a later one never lowers it. So each is the image of one regular function, whose
halves are regular and separable too, and few candidates are left (Muroga 1971).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import factorial

import numpy as np

from perceptron.certificates.boolean import Tables, Watch, decide_tables, unwatched
from perceptron.certificates.quadruples import decide_with_help
from perceptron.gates import every_function
from perceptron.problems import IntArray

CONSTANTS = np.array([[0], [1]], dtype=np.uint8)  # the functions of no input
ALL_AT_ONCE = 4  # inputs: more have too many functions to be decided one by one
ALONE = 7  # inputs: with more, passes from zero weights take hours
BLOCK = 2**16  # functions decided side by side


@dataclass(frozen=True)
class Census:
    """What deciding all functions of `inputs` inputs gave: `candidates` were decided and proved.

    `found` of them are separable, and stand for `separable` of the 2**(2**inputs) functions.
    `passes` is the most that the perceptron needed for one.
    """

    inputs: int
    candidates: int
    found: int
    separable: int
    passes: int

    def with_more(self, found: Tables, passes: int) -> "Census":
        """Return the census with further functions found, after so many passes at most."""
        return replace(
            self,
            found=self.found + len(found),
            separable=self.separable + int(orbit_sizes(found).sum()),
            passes=max(self.passes, passes),
        )


def one_by_one(inputs: int) -> Census:
    """Decide every function of up to 4 inputs by itself."""
    if not 1 <= inputs <= ALL_AT_ONCE:
        raise ValueError(f"inputs={inputs}: expected 1 to {ALL_AT_ONCE}, for 2**(2**n) functions")
    tables = np.array(list(every_function(inputs)), dtype=np.uint8)
    decided = decide_tables(tables)
    found = int(decided.separable.sum())
    return Census(inputs, len(tables), found, found, int(decided.passes.max()))


def up_to_symmetry(most_inputs: int, watch: Watch = unwatched) -> Iterator[Census]:
    """Yield the census of 1, 2, ... most_inputs inputs, each built from the one before.

    Up to ALONE inputs the perceptron decides alone, from zero weights; with more it has help.
    """
    regular = CONSTANTS
    for inputs in range(1, most_inputs + 1):
        pairs = joined(regular)
        decide = decide_tables if inputs <= ALONE else decide_with_help
        counted, kept = Census(inputs, len(pairs), 0, 0, 0), []
        for first in range(0, len(pairs), BLOCK):
            last = min(first + BLOCK, len(pairs))
            block = regular[pairs[first:last]].reshape(last - first, -1)
            decided = decide(block, _watching_all(watch, len(pairs), len(pairs) - last))
            found = block[decided.separable]
            counted = counted.with_more(found, int(decided.passes.max()))
            if inputs < most_inputs:
                kept.append(found)
        yield counted
        regular = np.concatenate(kept or [regular])


def _watching_all(watch: Watch, functions: int, later: int) -> Watch:
    """Return a watch of one block that speaks of all functions to the one given."""
    return lambda left, _: watch(left + later, functions)


def joined(regular: Tables) -> IntArray:
    """Return the regular functions whose halves are given: their places (g, h), shape (pairs, 2).

    g is the half where the first input is 0. The first input never lowers the function where
    g <= h, and counts for no less than the second where g(1, .) <= h(0, .).
    """
    half = regular.shape[1] // 2
    whole, low, high = (
        np.packbits(part, axis=1) for part in (regular, regular[:, :half], regular[:, half:])
    )
    found = []
    for g in range(len(regular)):
        above = ~(whole[g] & ~whole).any(axis=1)
        if half:
            above &= ~(high[g] & ~low).any(axis=1)
        h = np.flatnonzero(above)
        found.append(np.column_stack([np.full_like(h, g), h]))
    return np.concatenate(found)


def orbit_sizes(regular: Tables) -> IntArray:
    """Return how many functions each regular one stands for, by negating and reordering inputs.

    2**e for the e inputs that it depends on, times n! / prod(m_i!) for its classes of m_i inputs
    that can change places. Inputs of a regular function are sorted, so a class lies side by side.
    """
    functions, size = regular.shape
    inputs = size.bit_length() - 1
    cubes = regular.reshape(functions, *(2,) * inputs)
    sizes = np.full(functions, factorial(inputs))
    alike = np.ones(functions, dtype=np.int64)  # how many inputs in the class so far
    for place in range(1, inputs + 1):
        low, high = np.take(cubes, 0, axis=place), np.take(cubes, 1, axis=place)
        sizes[(low != high).reshape(functions, -1).any(axis=1)] *= 2
        if place < inputs:
            same = np.swapaxes(cubes, place, place + 1) == cubes
            alike = np.where(same.reshape(functions, -1).all(axis=1), alike + 1, 1)
            sizes //= alike
    return sizes
