"""Finds out how a program trains: the size of a step, where it starts, if it draws at random.

Each is settled by comparing runs of zero to six passes. What takes the loop of a perceptron to
compare with is found out where no submission runs (`observed`).
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise, product
from operator import eq

import numpy.typing as npt

from perceptron.contract import OutOfTimeError, SubmissionError, Trained
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.model import LocalModel
from perceptron.problems import Problem
from perceptron.rounding import common, on_lattice, step_counts, step_sizes, surely_right
from perceptron.small_problems import GATES, PAIRS, THREE

SECONDS = 1.0  # for a run of the survey: the slowest honest ones need less than half of it
MOST_LATE = 6  # runs of a survey that may be cut off


def attempt(
    model: LocalModel,
    problem: Problem,
    passes: int,
    rate: float = 1.0,
    entropy: int = 0,
    randomly: bool = False,
    ask: Sequence[npt.ArrayLike] = (),
) -> Trained | None:
    """Return what training left behind, or None where the program raised."""
    try:
        return model.train(
            problem, passes=passes, learning_rate=rate, entropy=entropy, randomly=randomly, ask=ask
        )
    except OutOfTimeError:
        model.late += 1
        model.program.endless.add(model.program.labels)
        if model.late > MOST_LATE:
            raise  # a survey goes no further
        return None
    except SubmissionError as error:
        model.troubles.append(str(error))
        return None


def find_step(model: LocalModel) -> Fraction | None:
    """Return the one size of step that explains two passes on pairs of examples, if any does."""
    if model.program.reading is None or "passes" not in model.offer.capabilities:
        return None
    # Half steps on ties explain any step as half of one twice as long: then the shortest counts.
    third_label = model.offer.third_label
    counts = step_counts(model.offer, 1 if third_label else 2)
    left = None
    for pair in PAIRS:
        one, two = attempt(model, pair, 1), attempt(model, pair, 2)
        if one is None or two is None or one.parameters is None or two.parameters is None:
            return None
        try:
            if one.parameters == two.parameters:
                continue
            sizes = step_sizes(one.parameters, two.parameters, pair, (0, 1), counts)
        except SubmissionError:
            return None
        left = sizes if left is None else common(left, sizes)
    return (min if third_label else max)(low for low, _ in left) if left else None


def traits(model: LocalModel) -> set[str]:
    """Return which traits hold: exact, steady, last_weights, zero_start."""
    if model.program.reading is None:
        return set()
    problems = (*GATES, *PAIRS, THREE)
    runs, others = (
        [attempt(model, p, passes, entropy=e) for p, passes in product(problems, (1, 2, 3))]
        for e in (0, 1)
    )
    if any(run is None or run.parameters is None for run in (*runs, *others)):
        return set()
    found = set()
    try:
        if all(on_lattice(run.known()) for run in runs if run):
            found.add("exact")
    except SubmissionError:
        return set()
    if runs == others and not any(run.drew_random_numbers for run in runs if run):
        found.add("steady")
    if "passes" in model.offer.capabilities and _ends_with_last_weights(model):
        found.add("last_weights")
    if _starts_at_zero(model):
        found.add("zero_start")
    return found


def _ends_with_last_weights(model: LocalModel) -> bool:
    """Say whether more passes have left fewer examples right, as best weights never would."""
    for problem in (gate_problem(TWO_INPUT_GATES["XOR"]), *GATES, *PAIRS):
        runs, late = list[Trained | None](), model.late
        for passes in range(1, 7):
            runs.append(attempt(model, problem, passes))
            if model.late > late:
                break  # a loop until all is right: more passes do not end sooner
        right = [sum(map(eq, run.predictions, problem.labels)) for run in runs if run]
        if any(later < sooner for sooner, later in pairwise(right)):
            return True
    return False


def _starts_at_zero(model: LocalModel) -> bool:
    """Say whether no passes leave zero weights, or else whether all weights scale with the rate."""
    none = attempt(model, GATES[0], 0)
    if none is not None and none.parameters is not None:
        return not any((*none.parameters.weights, none.parameters.bias))
    if "learning_rate" not in model.offer.capabilities:
        return False
    for problem in (*GATES, *PAIRS):
        small, large = attempt(model, problem, 1, 1.0), attempt(model, problem, 1, 8.0)
        if small is None or large is None:
            return False
        if [8 * v for v in small.known().vector] != list(large.known().vector):
            return False
    return True


def unjudged_update(model: LocalModel) -> str:
    """Say why the update method is not judged by itself; "" where it is.

    One that moves every example, right ones too, is a part of fit, which calls it on mistakes only.
    """
    try:
        walked = model.walk(GATES[0], (0, 1, 2, 3), passes=20)
        right = surely_right(walked, GATES[0])
        once = [
            step_sizes(step.before, step.after, GATES[0], (step.row,), (Fraction(1),))
            for step in right
        ]
    except SubmissionError as error:
        return str(error)
    moves = once and all(once)
    return "it moves the weights at right examples too, as a part of fit may" if moves else ""


def takes_random_steps(model: LocalModel) -> bool:
    """Say whether one step of random training moves by one row at most, and not always by the same.

    The row shows in the parameters: bias * (x, 1), the bias positive for label 1.
    """
    moved = set()
    for problem, entropy in product(GATES, range(8)):
        trained = attempt(model, problem, 1, entropy=entropy, randomly=True)
        if trained is None or trained.parameters is None or not trained.drew_random_numbers:
            return False
        state = trained.parameters.vector
        bias = state[-1]
        labelled = enumerate(zip(problem.rows, problem.labels, strict=True))
        rows = [
            row
            for row, (x, label) in labelled
            if bias * (2 * label - 1) > 0 and state[:-1] == tuple(bias * value for value in x)
        ]
        if any(state) and not rows:
            return False
        moved.add((problem, *rows))
    return len(moved) > len(GATES)
