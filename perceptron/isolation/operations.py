"""What operations are asked and answer, as the worker writes it and as the judge reads it.

Whatever could not have been written so is refused, and only the shapes that were asked for are
read. Weights and labels themselves are the program's answers, which the properties judge.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from perceptron.contract import (
    CAPABILITIES,
    NOT_DRIVEN,
    Finding,
    Offer,
    Parameters,
    Refusal,
    Step,
    Trained,
)
from perceptron.guard import printable
from perceptron.isolation.wire import MOST_MEMORY, Expected, Kind, Numbers, Reply, WireError
from perceptron.problems import Problem, Vector

MOST_AXES = 4  # of what predict returned: its shape is told so far
FLAGS = 3
MOST_FINDINGS, LONG = 100, 2000
Sent = tuple[tuple[Vector, ...], Vector, Fraction]  # examples, labels, unit
RATIO = re.compile(r"([0-9]{1,400})/([1-9][0-9]{0,399})", re.ASCII)


def sent(problem: Problem) -> Sent:
    """Return what a submission may see of a problem: not what separates it, nor what forbids it."""
    return problem.examples, problem.labels, problem.unit


@lru_cache(maxsize=8)  # one problem is trained on several times
def received(examples: tuple[Vector, ...], labels: Vector, unit: Fraction) -> Problem:
    """Return the problem of what was sent."""
    return Problem(examples, labels, unit=unit)


def _of_parameters(found: Parameters | None, features: int) -> list[float]:
    if found is None:
        return [0.0] * (features + 3)
    return [1.0, float(found.single), *found.weights, found.bias]


def _parameters(numbers: Numbers, features: int) -> Parameters | None:
    """Return the next weights and bias, or None where there were none to read."""
    known, single = numbers.flag(), numbers.flag()
    *weights, bias = numbers.take(features + 1)
    return Parameters(tuple(weights), bias, single) if known else None


def expected_training(features: int, rows: int, asked: Sequence[int]) -> Expected:
    """Return how much comes back of a training on so many rows, asked about so many points."""
    return Expected(rows + sum(asked) + 2 * (features + 3) + 1 + MOST_AXES + FLAGS)


def of_training(trained: Trained, features: int) -> tuple[float, ...]:
    """Return what a training left behind as numbers."""
    shape = [*trained.shape, *[0] * MOST_AXES][:MOST_AXES]
    flags = (trained.inputs_kept, trained.random_state_kept, trained.drew_random_numbers)
    return (
        *trained.predictions,
        *(label for answers in trained.answers for label in answers),
        *_of_parameters(trained.parameters, features),
        *_of_parameters(trained.parameters_after_predicting, features),
        len(trained.shape),
        *shape,
        *map(float, flags),
    )


def training(values: tuple[float, ...], features: int, rows: int, asked: Sequence[int]) -> Trained:
    """Return what a training left behind; WireError where numbers are none that it can be."""
    numbers = Numbers(values)
    predictions = numbers.take(rows)
    answers = tuple(numbers.take(count) for count in asked)
    parameters, after = _parameters(numbers, features), _parameters(numbers, features)
    axes = numbers.count()
    shape = tuple(numbers.count() for _ in range(MOST_AXES))[:axes]
    flags = [numbers.flag() for _ in range(FLAGS)]
    return Trained(predictions, answers, parameters, after, shape, *flags)


def expected_walk(features: int, steps: int) -> Expected:
    """Return how much comes back of a walk of so many steps."""
    return Expected(2 * steps * (features + 3))


def of_walk(steps: Sequence[Step], features: int) -> tuple[float, ...]:
    """Return the parameters around each step as numbers."""
    found = [_of_parameters(each, features) for s in steps for each in (s.before, s.after)]
    return tuple(value for part in found for value in part)


def walk(values: tuple[float, ...], features: int, order: Sequence[int]) -> tuple[Step, ...]:
    """Return the steps; WireError where weights and bias are missing."""
    numbers, steps = Numbers(values), []
    for row in order:
        before, after = _parameters(numbers, features), _parameters(numbers, features)
        if before is None or after is None:
            raise WireError("parameters=None: expected those before and after each step")
        steps.append(Step(row, before, after))
    return tuple(steps)


EXPECTED_REFUSAL = Expected(2)


def of_refusal(refusal: Refusal) -> Reply:
    """Return what came of bad input as a reply."""
    numbers = (float(refusal.error is not None), float(refusal.unchanged))
    return Reply(Kind.ANSWER, numbers, refusal.error or "")


def refusal(reply: Reply) -> Refusal:
    """Return what came of bad input; the exception has the name that the reply gives."""
    numbers = Numbers(reply.numbers)
    raised, unchanged = numbers.flag(), numbers.flag()
    return Refusal(printable(reply.text) if raised else None, unchanged)


EXPECTED_OFFER = Expected(2, memory=MOST_MEMORY)


def of_offer(offer: Offer, memory: bytes) -> Reply:
    """Return what was found out as a reply, with the bytes to remember it by."""
    step = "/".join(map(str, offer.step.as_integer_ratio())) if offer.step is not None else ""
    findings = [f"{printable(topic)}\t{printable(found, LONG)}" for topic, found in offer.findings]
    text = "\n".join([" ".join(sorted(offer.capabilities)), step, *findings[:MOST_FINDINGS]])
    return Reply(Kind.ANSWER, (float(offer.third_label), offer.rate_unit), text, memory=memory)


def offer(reply: Reply) -> Offer:
    """Return what was found out; WireError where it is no offer."""
    numbers = Numbers(reply.numbers)
    third_label, (rate_unit,) = numbers.flag(), numbers.take(1)
    capabilities, _, rest = reply.text.partition("\n")
    step, *lines = rest.split("\n")
    found = frozenset(capabilities.split(" ")) - {""}
    ratio = RATIO.fullmatch(step)
    if found - set(CAPABILITIES) or (step and ratio is None) or not 0 < rate_unit <= 1:
        raise WireError("offer: expected known capabilities, a step p/q and a unit up to 1")
    pairs = [line.partition("\t") for line in lines[:MOST_FINDINGS]]
    findings = tuple(Finding(printable(topic), printable(value, LONG)) for topic, _, value in pairs)
    if any(topic.strip().startswith(NOT_DRIVEN) for topic, _ in findings):
        raise WireError(f"offer: expected no finding {NOT_DRIVEN!r}, which only the judge may say")
    size = Fraction(int(ratio[1]), int(ratio[2])) if ratio else None
    return Offer(found, size, third_label, rate_unit, findings=findings)
