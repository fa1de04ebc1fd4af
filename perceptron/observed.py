"""What the judge finds out about a model by training it, beside what the model's survey has found.

Here stands the loop that a program is compared with, and so nothing of this is loaded where a
submission runs: it could take that loop for its own.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import product

from perceptron.chain import State, Tie, stepped
from perceptron.contract import LEARNING, NOT_SHOWN, FatalError, Finding, Model, Offer
from perceptron.learned import UNTRAINED, learned, trained_on, weights_after
from perceptron.problems import Problem
from perceptron.small_problems import ENOUGH, GATES, PAIRS

HALF = Fraction(1, 2)  # np.sign's third label, seen on the scale of labels 0 and 1
ORDERLY = frozenset({"parameters", "passes", "exact", "steady", "zero_start"})
STARTS = (GATES[0], PAIRS[0])
JUDGES_OWN = frozenset({"learns", "line", "in_order"})


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
        shown, told = learned(model)
        found |= shown
        found |= {"in_order"} if found >= ORDERLY and _takes_rows_in_order(model, offer) else set()
    except FatalError as error:  # it will end the properties too
        told = told and f"{told}: {error}"
    finding = [Finding(LEARNING, f"{NOT_SHOWN}{told}")] if told else []
    findings = (*offer.findings, *finding)
    return replace(offer, capabilities=frozenset(found), start=start, findings=findings)


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
            end = weights_after(trained_on(model, problem, passes=passes, entropy=entropy))
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
    ends = [weights_after(trained_on(model, problem, passes=passes)) for problem, passes in runs]
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
