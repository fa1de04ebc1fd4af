"""Training for long enough: until every example is right, or would be with any correct program."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import ceil, isqrt
from typing import Any

from hypothesis import assume
from hypothesis.errors import UnsatisfiedAssumption

from perceptron.contract import Model, Offer, Parameters, Trained
from perceptron.problems import Problem
from perceptron.rounding import still_wrong

FEW_PASSES = (12, 60, 300)  # as a rule enough, and much less to wait for
MOST_PRESENTED = 400_000  # examples presented in one training: about a second of a plain loop


class TooLong(UnsatisfiedAssumption):
    """An example that is not judged, since any correct program might need longer than one waits.

    A property with more of these than of others has shown nothing.
    """


def assume_it_ends(implementation: Model, problem: Problem) -> None:
    """Drop inseparable examples where a program goes on until all is right, as textbooks do."""
    assume(problem.cycle is None or "ends" in implementation.offer.capabilities)


def train_a_while(implementation: Model, problem: Problem) -> Trained:
    """Return a training of a few passes, or more where that leaves mistakes: enough as a rule."""
    if "passes" not in implementation.offer.capabilities:
        return implementation.train(problem)
    for passes in FEW_PASSES:
        trained = implementation.train(problem, passes=passes)
        if trained.predictions == problem.labels:
            break
    return trained


def train_enough(
    implementation: Model, problem: Problem, *, learning_rate: float = 1.0, **options: Any
) -> Trained:
    """Return a training after which any correct program has separable examples right.

    The fewest passes are tried first. Novikoff's bound (1962) speaks from weights that training has
    come to, and from any start that the program may have. An example that could need more than
    MOST_PRESENTED presentations (steps of 0.001 from large start weights) is not judged: see
    `TooLong`. Weights that neither start nor updates explain are judged at once: no more passes
    would mend them. Nor would they where more have changed nothing and only rounding decides what
    is wrong: the program's own loop may see each row right, summed in another order.
    """
    options = {**options, "learning_rate": learning_rate}
    if "passes" not in implementation.offer.capabilities:
        return implementation.train(problem, **options)
    offer, first = implementation.offer, options.get("first")
    rate = learning_rate if "learning_rate" in offer.capabilities else 1.0
    step = (offer.step or Fraction(1)) * Fraction(rate)
    reached: list[int] = []
    seen: dict[int, Parameters | None] = {}

    def trained_for(passes: int) -> Trained:
        trained = implementation.train(problem, passes=passes, **options)
        if trained.parameters is not None:
            trained.known()  # what is learned is weights
        seen[passes] = trained.parameters
        return replace(trained, passes=passes, settled=_settled(seen))

    def is_over(trained: Trained) -> bool:
        if trained.predictions == problem.labels:
            return True
        rests = trained.settled is not None and trained.settled != trained.passes
        rounded = rests and not still_wrong(trained, problem)
        return rounded or _is_lost(offer, (problem, first), trained, step)

    for few in FEW_PASSES:
        trained = trained_for(few)
        if is_over(trained):
            return trained
        reached.append(few + _most_mistakes(offer, problem, trained, step) + 2)
    # Further weights speak only of a second training, whose start more passes of the first move.
    online = max(reached) if first else min([reached[0], *_from_any_start(offer, problem, step)])
    most = MOST_PRESENTED // len(problem.labels)
    if online > most:
        raise TooLong
    longest = _any_program(online, len(problem.labels), random=trained.drew_random_numbers)
    for passes in (online, min(longest, most)):
        if passes > FEW_PASSES[-1]:
            trained = trained_for(passes)
        if is_over(trained):
            break
    else:
        if longest > most:
            raise TooLong
    if trained.settled == FEW_PASSES[0]:
        low, high = 0, FEW_PASSES[0]
        while high - low > 1:  # how early it stopped is what its author wants to know
            middle = (low + high) // 2
            same = trained_for(middle).parameters == trained.parameters
            low, high = (low, middle) if same else (middle, high)
        trained = replace(trained, settled=_settled(seen))
    return trained


def _settled(seen: dict[int, Parameters | None]) -> int | None:
    """Return the fewest passes from which on weights and bias are those of the most, if known."""
    if len(seen) < 2 or None in seen.values():
        return None
    *earlier, settled = sorted(seen)
    for passes in reversed(earlier):
        if seen[passes] != seen[settled]:
            break
        settled = passes
    return settled


def _is_lost(
    offer: Offer, trained_on: Iterable[Problem | None], trained: Trained, step: Fraction
) -> bool:
    """Say whether weights are wrong for good: no step changes them, or none can have led to them.

    A pass moves a weight from its start by at most a step of each row.
    """
    if trained.parameters is None:
        return False
    problems = [problem for problem in trained_on if problem]
    largest = max(map(abs, trained.parameters.vector))
    if largest >= 2**53 * step * max(map(_longest, problems)):
        return True
    if offer.start is None or trained.passes is None:
        return False
    moves = sum(len(problem.labels) * _longest(problem) for problem in problems)
    return largest > offer.start + trained.passes * step * moves


def _longest(problem: Problem) -> Fraction:
    """Return the largest input, the bias's 1 among them: so many steps an update moves a weight."""
    return max(Fraction(1), *(abs(value) for row in problem.rows for value in row))


def _from_any_start(offer: Offer, problem: Problem, step: Fraction) -> list[int]:
    """Return the passes that suffice from any start that the program may have, if that is known.

    From a start of length L there are at most (R/gamma)**2 + 2*L/(step*gamma) mistakes: Novikoff's
    inequalities (1962) from weights that point away from the separator.
    """
    if offer.start is None:
        return []
    squared = offer.start**2 * (problem.features + 1) / (step**2 * problem.squared_margin)
    most = int(problem.mistake_bound) + 2 * (isqrt(ceil(squared)) + 1)
    return [1 + (2 * most if offer.third_label else most) + 2]


def _most_mistakes(offer: Offer, problem: Problem, trained: Trained, step: Fraction) -> int:
    start = (Fraction(0),) * (problem.features + 1)
    if trained.parameters is not None:
        start = trained.parameters.vector
    # Not less than from zero: that holds for a program of other steps too (rows of length 1).
    most = max(problem.mistake_bound_from(start, step), int(problem.mistake_bound))
    # A half step gains half a margin, and lengthens the weights by a quarter at most: so the bound
    # holds for the steps' sum, and there are at most twice as many.
    return 2 * most if offer.third_label else most


def _any_program(online: int, rows: int, *, random: bool) -> int:
    """Return the passes that any kind of program needs where an online one needs so many.

    A batch program may need a pass for each example's mistake: n times as many. A pass may also be
    one random example, a mistake with chance 1/n at least: in 2n(k + 32) of them fewer than k are
    mistakes with chance below exp(-32) (Chernoff 1952).
    """
    return rows * (2 * (online + 32) if random else online)
