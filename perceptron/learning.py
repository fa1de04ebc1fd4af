"""Training for long enough: until every example is right, or would be with any correct program."""

from fractions import Fraction
from typing import Any

from hypothesis import assume

from perceptron.contract import Model, Trained
from perceptron.problems import Problem

FEW_PASSES = (12, 60, 300)  # as a rule enough, and much less to wait for
MOST_PRESENTED = 400_000  # examples presented in one training: about a second of a plain loop


def assume_it_ends(implementation: Model, problem: Problem) -> None:
    """Drop inseparable examples where a program goes on until all is right, as textbooks do."""
    assume(problem.cycle is None or "ends" in implementation.offer.capabilities)


def train_enough(
    implementation: Model, problem: Problem, *, learning_rate: float = 1.0, **options: Any
) -> Trained:
    """Return a training after which any correct program has separable examples right.

    The fewest passes are tried first. Novikoff's bound (1962) speaks from weights that training has
    come to, wherever it started. An example that could need more than MOST_PRESENTED presentations
    (steps of 0.001 from large start weights) is not judged: hypothesis.assume drops it.
    """
    options = {**options, "learning_rate": learning_rate}
    if "passes" not in implementation.offer.capabilities:
        return implementation.train(problem, **options)
    reached = []
    for few in FEW_PASSES:
        trained = implementation.train(problem, passes=few, **options)
        if trained.predictions == problem.labels:
            return trained
        reached.append(few + _most_mistakes(implementation, problem, trained, learning_rate) + 2)
    # Further weights speak only of a second training, whose start more passes of the first move:
    # those of a wrong program may have run away, and would ask for ever more passes.
    online = max(reached) if options.get("first") else reached[0]
    longest = _any_program(online, len(problem.labels), random=trained.drew_random_numbers)
    most = MOST_PRESENTED // len(problem.labels)
    for passes in (online, longest):
        assume(passes <= most)
        if passes > FEW_PASSES[-1]:
            trained = implementation.train(problem, passes=passes, **options)
        if trained.predictions == problem.labels:
            break
    return trained


def _most_mistakes(
    implementation: Model, problem: Problem, trained: Trained, learning_rate: float
) -> int:
    offer, start = implementation.offer, (Fraction(0),) * (problem.features + 1)
    rate = learning_rate if "learning_rate" in offer.capabilities else 1.0
    if trained.parameters is not None:
        start = trained.parameters.vector
    step = (offer.step or Fraction(1)) * Fraction(rate)
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
