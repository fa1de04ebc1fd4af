"""The weights that a perceptron can reach online from zero on one problem, in any order, by search.

Minsky and Papert's cycling theorem (1969, chapter 11): on whole-number data the weights stay
bounded, so the search ends, also where no line exists.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache
from typing import TypeVar

from perceptron.problems import Problem, Vector, dot

S = TypeVar("S", bound=Hashable)


def closure(start: S, moves: Callable[[S], Iterable[S]]) -> frozenset[S]:
    """Return the start and every state that moves lead to, one after another."""
    seen, fresh = {start}, [start]
    while fresh:
        new = {*moves(fresh.pop())} - seen
        seen |= new
        fresh += new
    return frozenset(seen)


@cache
def reachable_states(problem: Problem, *, third_label: bool = False) -> frozenset[Vector]:
    """Return all (w_1, ..., w_d, b), in half steps, that mistakes can lead to from zero.

    On a tie a program may predict either label and update or not; a third label there
    (np.sign's 0) makes half a step instead.
    """
    start = (0,) * (problem.features + 1)
    return closure(start, lambda state: _steps_from(state, problem, third_label))


def _steps_from(state: Vector, problem: Problem, third_label: bool) -> Iterator[Vector]:
    for example, label in zip(problem.examples, problem.labels, strict=True):
        signed = 2 * label - 1
        activation = signed * dot(state, (*example, 1))
        if activation <= 0:
            halves = 1 if third_label and activation == 0 else 2
            moves = (halves * signed * x for x in (*example, 1))
            yield tuple(s + move for s, move in zip(state, moves, strict=True))
