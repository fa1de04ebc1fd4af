"""What the judge finds out about a model by training it, beside what the model's survey has found.

Here stands the loop that a program is compared with, and so nothing of this is loaded where a
submission runs: it could take that loop for its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

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
from perceptron.gates import TWO_INPUT_GATES, at_least, gate_problem, negated
from perceptron.problems import Problem
from perceptron.small_problems import ENOUGH, GATES, PAIRS

HALF = Fraction(1, 2)  # np.sign's third label, seen on the scale of labels 0 and 1
ORDERLY = frozenset({"parameters", "passes", "exact", "steady", "zero_start"})
# The widest that a program takes decide: with one feature, whatever keeps its rows draws a line.
TURNED = [
    *GATES[:3],
    gate_problem(at_least(2, 3)),
    gate_problem(TWO_INPUT_GATES["NOT A"][::2]),
]
STARTS = (GATES[0], PAIRS[0])
JUDGES_OWN = frozenset({"learns", "line", "in_order"})
UNTRAINED = "no training on a gate came to its end"
ALIKE = (
    "trained with every label turned round, your program ends with the same weights, and says the "
    "same of rows that it has not seen"
)
ONE_FOR_ALL = (
    "your program says the same of all rows, whatever it was trained on, and no labels change its "
    "weights"
)
NO_LINE = (
    "what your program says of rows that it has not seen follows no line, and so no weights and "
    "bias: a table of the rows seen would do as well"
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
    """Return which of `learns` and `line` its trainings show, and why not both; "" where both.

    It learns whose training ends otherwise when all labels are turned round: in its weights, or in
    what it says of rows that it has not seen, if it tells rows apart at all. That is a line where
    weights stand behind it, or where a line could say the same.
    """
    shown, told = set[str](), UNTRAINED
    for problem in TURNED:
        if told != UNTRAINED and problem.features == 1:
            break
        turned = Problem(problem.examples, negated(problem.labels))
        around = [*product(range(-2, 3), repeat=problem.features)]
        unseen = [point for point in around if point not in problem.examples]
        few = unseen[: len(problem.labels)]  # for a predict that answers as many as it has seen
        for points in (around, few, []):
            one, other = (_trained(model, each, points) for each in (problem, turned))
            if one is not None and other is not None:
                break
        else:
            continue
        same = _alike(one, other, [point in unseen for point in points])
        shown |= set() if same else {"learns"}
        if all(run.explained or _is_a_line(points, run.answers) for run in (one, other)):
            shown.add("line")
        if shown >= {"learns", "line"}:
            return shown, ""
        told = NO_LINE if "learns" in shown else same
    return shown, told


def _alike(one: Trained, other: Trained, unseen: Sequence[bool]) -> str:
    """Say why two trainings on labels turned round show nothing learned; "" where they do."""
    if one.explained and other.explained:
        weights = [repr(run.known().weights) for run in (one, other)]  # by repr nan is like nan
        if weights[0] != weights[1]:
            return ""
    here, there = ([label for each in run.answers for label in each] for run in (one, other))
    if all(a == b for a, b, new in zip(here, there, unseen, strict=True) if new):
        return ALIKE
    return "" if len({*here}) > 1 or len({*there}) > 1 else ONE_FOR_ALL


def _is_a_line(points: Sequence[tuple[int, ...]], answers: Sequence[tuple[float, ...]]) -> bool:
    """Say whether some line gives these points these labels; ties may have any."""
    pairs = (pair for each in answers for pair in zip(points, each, strict=True))
    told = [(point, int(label)) for point, label in pairs if label in {0, 1}]
    labels = tuple(label for _, label in told)
    if len({*labels}) < 2:
        return bool(answers)
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
    points: Sequence[tuple[int, ...]] = (),
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
