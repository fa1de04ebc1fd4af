"""How many Boolean functions of n inputs a line separates: all of them, up to symmetry, proved.

A separable function's halves (first input 0, first input 1) are separable. Negating inputs makes it
non-decreasing in each, and sorting the inputs by their weights makes it regular: raising an earlier
input in place of a later one never lowers it. So each is the image of one regular function, whose
halves are regular and separable too, and few candidates are left (Muroga 1971).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import factorial

import numpy as np

from perceptron.certificates.boolean import Tables, Watch, decide_tables, unwatched
from perceptron.gates import every_function
from perceptron.problems import IntArray

ONE_INPUT = np.array([[0, 0], [0, 1], [1, 1]], dtype=np.uint8)  # the regular functions of one
ALL_AT_ONCE = 4  # inputs: more have too many functions to be decided one by one


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


def one_by_one(inputs: int) -> Census:
    """Decide every function of up to 4 inputs by itself."""
    if not 1 <= inputs <= ALL_AT_ONCE:
        raise ValueError(f"inputs={inputs}: expected 1 to {ALL_AT_ONCE}, for 2**(2**n) functions")
    tables = np.array(list(every_function(inputs)), dtype=np.uint8)
    decided = decide_tables(tables)
    found = int(decided.separable.sum())
    return Census(inputs, len(tables), found, found, int(decided.passes.max()))


def up_to_symmetry(most_inputs: int, watch: Watch = unwatched) -> Iterator[Census]:
    """Yield the census of 1, 2, ... most_inputs inputs, each built from the one before."""
    regular = ONE_INPUT
    for inputs in range(1, most_inputs + 1):
        candidates = joined(regular) if inputs > 1 else ONE_INPUT
        decided = decide_tables(candidates, watch)
        regular = candidates[decided.separable]
        separable, passes = int(orbit_sizes(regular).sum()), int(decided.passes.max())
        yield Census(inputs, len(candidates), len(regular), separable, passes)


def joined(regular: Tables) -> Tables:
    """Return all regular functions whose halves g (first input 0) and h are among those given.

    One condition is enough: g(1, .) <= h(0, .), the exchange of the first two inputs. As the halves
    do not decrease in their first input, g <= h follows.
    """
    half = regular.shape[1] // 2
    low, high = np.packbits(regular[:, :half], axis=1), np.packbits(regular[:, half:], axis=1)
    found = []
    for g, table in enumerate(regular):
        fits = ~(high[g] & ~low).any(axis=1)
        halves = np.broadcast_to(table, (int(fits.sum()), len(table)))
        found.append(np.hstack([halves, regular[fits]]))
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
