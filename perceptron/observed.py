"""What the judge finds out about a model by training it, beside what the model's survey has found.

Here stands the loop that a program is compared with, and so nothing of this is loaded where a
submission runs: it could take that loop for its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import isfinite

from perceptron.certificates import Separator, decide
from perceptron.chain import State, Tie, stepped
from perceptron.contract import (
    LEARNING,
    NOT_SHOWN,
    FatalError,
    Finding,
    Model,
    Offer,
    SubmissionError,
    Trained,
)
from perceptron.gates import TWO_INPUT_GATES, at_least, gate_problem
from perceptron.problems import Problem, Vector, dot
from perceptron.rounding import side
from perceptron.small_problems import ENOUGH, GATES, PAIRS

HALF = Fraction(1, 2)  # np.sign's third label, seen on the scale of labels 0 and 1
ORDERLY = frozenset({"parameters", "passes", "exact", "steady", "zero_start"})
# Two rows of different labels, one with the first of these as its first input, the other with the
# second as its second, all else 0; each stands first once with either label. Which of these four is
# trained first is not always the same: no count of calls passes for learning.
ROWS = [(3, 2), (-3, 2), (-2, -3), (2, -1), (-1, 3), (1, 3), (1, -2), (-2, 1)]
TURNS = [(0, 1, 2, 3), (2, 0, 3, 1), (1, 3, 2, 0)]
# In the widest that a program takes: with one feature, whatever keeps its rows draws a line.
CORNERS = [*GATES[:3], gate_problem(at_least(2, 3)), gate_problem(TWO_INPUT_GATES["NOT A"][::2])]
STARTS = (GATES[0], PAIRS[0])
JUDGES_OWN = frozenset({"learns", "line", "in_order"})
UNTRAINED = "no training on a row and its opposite, or no prediction after it, came to its end"
ALIKE = (
    "trained with every label turned round, your program ends with the same weights, and says the "
    "same of rows that it has not seen"
)
ASTRAY = (
    "trained on the same two rows in the other order, your program ends with weights that go the "
    "other way: they answer to the order of rows or calls, and not to the labels"
)
NO_LINE = (
    "no line, and so no weights and bias, says of all rows what your program says of them: a table "
    "of the rows seen would do as well"
)


def observed(model: Model) -> Offer:
    """Return a model's offer with what its trainings show: `learns`, `line` and `in_order`.

    Of these nothing is believed that the model's own process may have said.
    """
    offer = replace(model.offer, capabilities=model.offer.capabilities - JUDGES_OWN)
    if "fit" not in offer.capabilities:
        return offer
    found, told, start = set(offer.capabilities), UNTRAINED, None
    try:
        start = _farthest_start(model, offer)
        shown, told = _learned(model)
        found |= shown
        found |= {"in_order"} if found >= ORDERLY and _takes_rows_in_order(model, offer) else set()
    except FatalError as error:  # it will end the properties too
        told = told and f"{told}: {error}"
    finding = [Finding(LEARNING, f"{NOT_SHOWN}{told}")] if told else []
    findings = (*offer.findings, *finding)
    return replace(offer, capabilities=frozenset(found), start=start, findings=findings)


def _learned(model: Model) -> tuple[set[str], str]:
    """Return which of `learns` and `line` its trainings show, and why not both; "" where both."""
    told = _astray(model)
    if told:
        return set(), told
    return ({"learns", "line"}, "") if _draws_lines(model) else ({"learns"}, NO_LINE)


def _astray(model: Model) -> str:
    """Say why nothing is seen to answer to labels; "" where something does.

    Turned round, the labels of two rows make a difference to the weights, or to what is said of
    rows further out; and whatever learns makes the same one in either order of the two. That holds
    of sums of the rows with any weights above zero, since the two are at right angles.
    """
    for width in (2, 3, 1):
        found = [_difference(model, row, width, TURNS[k % 3]) for k, row in enumerate(ROWS)]
        told = [way for way in found if way]
        if len(told) >= len(ROWS) / 2:
            return "" if min(told) > 0 else ASTRAY
        if found.count(None) < len(ROWS) / 2:
            return ALIKE
    return UNTRAINED


def _difference(
    model: Model, inputs: tuple[int, int], width: int, turn: Sequence[int]
) -> int | None:
    """Return 1 where labels make the same difference in two orders, and -1 for opposite ones.

    0 where they make none in either, None where that could not be seen.
    """
    one, other = (inputs[0], 0, 0)[:width], (0, inputs[1], 0)[:width]
    further = [tuple(2 * value for value in row) for row in (one, other)]
    pairs = [((one, other), (1, 0)), ((other, one), (0, 1))]  # the same, in two orders
    problems = [Problem(rows, each) for rows, y in pairs for each in (y, y[::-1])]
    alike = None
    for passes in (ENOUGH, 1):
        runs = {k: _trained(model, problems[k], further, passes) for k in turn}
        ends = [end for _, run in sorted(runs.items()) if (end := _ends(run)) is not None]
        if len(ends) < len(problems) or len({*map(len, ends)}) > 1:
            continue
        here, again = ([a - b for a, b in zip(*two, strict=True)] for two in (ends[:2], ends[2:]))
        seen = any(here) or any(again)
        alike = (1 if dot(here, again) >= 0 else -1) if seen else 0
        if seen:
            break
    return alike


def _ends(trained: Trained | None) -> list[Fraction] | None:
    """Return the weights that a training ends with; without any, what it says of further rows."""
    if trained is None:
        return None
    weights = _weights(trained)
    if weights is not None and trained.explained:
        return [*weights[:-1]]
    said = trained.answers[0]
    return [Fraction(label) for label in said] if all(map(isfinite, said)) else None


def _draws_lines(model: Model) -> bool:
    """Say whether what it says of rows, seen or not, is what some line says, or its own weights."""
    for problem in CORNERS:
        around = [*product(range(-2, 3), repeat=problem.features)]
        unseen = [point for point in around if point not in problem.examples]
        few = unseen[: len(problem.labels)]  # for a predict that answers as many as it has seen
        for points in (around, few):
            trained = _trained(model, problem, points)
            if trained is not None:
                return _is_a_line(points, trained.answers[0]) or _is_its_own(points, trained)
    return False


def _is_its_own(points: Sequence[Vector], trained: Trained) -> bool:
    """Say whether weights and bias give these points their labels, but for ties."""
    parameters = trained.parameters
    if parameters is None or _weights(trained) is None or not trained.explained:
        return False
    sides = (side(parameters, [Fraction(x) for x in point]) for point in points)
    return all(s in (0, 2 * y - 1) for s, y in zip(sides, trained.answers[0], strict=True))


def _is_a_line(points: Sequence[Vector], answers: Sequence[float]) -> bool:
    """Say whether some line gives these points these labels; ties may have any."""
    told = [(p, int(label)) for p, label in zip(points, answers, strict=True) if label in {0, 1}]
    labels = tuple(label for _, label in told)
    if len({*labels}) < 2:
        return True
    return isinstance(decide(Problem(tuple(point for point, _ in told), labels)), Separator)


def _farthest_start(model: Model, offer: Offer) -> Fraction | None:
    """Return a distance from zero that no weight and no bias starts beyond; None if unknown.

    Where training ended and how far its updates can have led tell it: so weights that are huge now
    and then are no start. Of random starts it is eight times what twelve of them come to: a normal
    number is as far out as that with a chance below 1e-8.
    """
    if "zero_start" in offer.capabilities:
        return Fraction(0)
    if not {"parameters", "passes"} <= offer.capabilities:
        return None
    steady = "steady" in offer.capabilities
    step = offer.step or Fraction(1)
    farthest = []
    for entropy in range(1 if steady else 4):
        starts = []
        for problem, passes in product(STARTS, (1, ENOUGH, 5 * ENOUGH)):
            end = _weights(_trained(model, problem, passes=passes, entropy=entropy))
            if end is None:
                return None
            moves = passes * len(problem.labels) * step * max(map(max, problem.rows))
            starts.append(max(map(abs, end)) + moves)
        farthest.append(min(starts))
    return max(farthest) * (1 if steady else 8)


def _takes_rows_in_order(model: Model, offer: Offer) -> bool:
    """Say whether one, two and three passes equal the row-by-row loop under some tie rule."""
    if offer.step is None:
        return False
    runs = [*product((*GATES, *PAIRS), (1, 2, 3))]
    ends = [_weights(_trained(model, problem, passes=passes)) for problem, passes in runs]
    return any(
        ends == [_looped(problem, passes, tie, offer.step) for problem, passes in runs]
        for tie in ((HALF,) if offer.third_label else (1, 0, None))
    )


def _looped(problem: Problem, passes: int, tie: Tie, step: Fraction) -> State:
    """Return weights and bias of the plain loop over the rows, from zero, with steps of a size."""
    state: State = (0,) * (problem.features + 1)
    for row in (*range(len(problem.labels)),) * passes:
        state = stepped(problem, state, row, tie)
    return tuple(step * value for value in state)


def _trained(
    model: Model,
    problem: Problem,
    points: Sequence[Vector] = (),
    passes: int = ENOUGH,
    entropy: int = 0,
) -> Trained | None:
    """Return what training left behind; None where the program raised."""
    ask = [points] if points else ()
    try:
        return model.train(problem, passes=passes, ask=ask, entropy=entropy)
    except FatalError:
        raise
    except SubmissionError:
        return None


def _weights(trained: Trained | None) -> tuple[Fraction, ...] | None:
    """Return weights and bias as they are; None where there are none, or none that are finite."""
    if trained is None or trained.parameters is None:
        return None
    try:
        return trained.parameters.vector
    except SubmissionError:
        return None
