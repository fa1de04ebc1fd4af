"""Training for long enough: until every example is right, or would be with any correct program."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import assume
from hypothesis.errors import UnsatisfiedAssumption

from perceptron.contract import Model, Offer, Parameters, Trained
from perceptron.problems import Problem

FEW_PASSES = (12, 60, 300)  # as a rule enough, and much less to wait for
MOST_PRESENTED = 400_000  # examples presented in one training: about a second of a plain loop


class TooLong(UnsatisfiedAssumption):
    """An example that is not judged, since any correct program might need longer than one waits.

    A property with more of these than of others has shown nothing: weights that are huge wherever a
    program is wrong must not hide it.
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
    come to, wherever it started. An example that could need more than MOST_PRESENTED presentations
    (steps of 0.001 from large start weights) is not judged: see `TooLong`.
    """
    options = {**options, "learning_rate": learning_rate}
    if "passes" not in implementation.offer.capabilities:
        return implementation.train(problem, **options)
    offer = implementation.offer
    rate = learning_rate if "learning_rate" in offer.capabilities else 1.0
    step = (offer.step or Fraction(1)) * Fraction(rate)
    reached: list[int] = []
    seen: dict[int, Parameters | None] = {}

    def trained_for(passes: int) -> Trained:
        trained = implementation.train(problem, passes=passes, **options)
        seen[passes] = trained.parameters
        return replace(trained, passes=passes, settled=_settled(seen))

    for few in FEW_PASSES:
        trained = trained_for(few)
        if trained.predictions == problem.labels or _is_stuck(problem, trained, step):
            return trained
        reached.append(few + _most_mistakes(offer, problem, trained, step) + 2)
    # Further weights speak only of a second training, whose start more passes of the first move:
    # those of a wrong program may have run away, and would ask for ever more passes.
    online = max(reached) if options.get("first") else reached[0]
    most = MOST_PRESENTED // len(problem.labels)
    if online > most and not options.get("first"):
        # Weights that run away while examples are wrong ask for passes without end, and so to be
        # spared. A start knows no labels: it shows in a single pass, and on two easy rows as well.
        for easy in (problem, _two_rows(problem)):
            early = implementation.train(easy, passes=1, **options)
            needed = 1 + _most_mistakes(offer, problem, early, step) + 2
            online = min(online, needed)
    longest = _any_program(online, len(problem.labels), random=trained.drew_random_numbers)
    for passes in (online, longest):
        if passes > most:
            raise UnsatisfiedAssumption if options.get("first") else TooLong
        if passes > FEW_PASSES[-1]:
            trained = trained_for(passes)
        if trained.predictions == problem.labels:
            break
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


def _two_rows(problem: Problem) -> Problem:
    """Return the problem of one row of each label."""
    rows = [problem.examples[problem.labels.index(label)] for label in sorted({*problem.labels})]
    return Problem(tuple(rows), tuple(sorted({*problem.labels})), unit=problem.unit)


def _is_stuck(problem: Problem, trained: Trained, step: Fraction) -> bool:
    """Say whether weights are so large that no step changes them: they are wrong for good."""
    if trained.parameters is None:
        return False
    longest = max((abs(value) for row in problem.rows for value in row), default=Fraction(0))
    largest = max(map(abs, trained.parameters.vector))
    return largest >= 2**53 * step * max(longest, Fraction(1))


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
