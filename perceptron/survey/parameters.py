"""Finds where weights and bias stand: the reading that explains the program's own predictions."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil

import numpy as np

from perceptron.adapter.places import places
from perceptron.adapter.program import Program
from perceptron.adapter.reading import Reading, readings, shown
from perceptron.contract import Parameters, SubmissionError
from perceptron.problems import Problem, dot
from perceptron.rounding import side
from perceptron.small_problems import GATES
from perceptron.survey.traits import SECONDS

SPACE = [
    Problem(((2, 0, 0), (0, 1, 0), (0, 0, 3), (1, 1, 1)), (1, 0, 1, 0), separator=(2, -4, 2, -1)),
    Problem(((1, -2, 0), (0, 1, 2), (3, 0, -1), (-1, 0, 0)), (0, 1, 0, 1), separator=(-2, 1, 1, 1)),
    Problem(((2, 1, 1), (1, 1, 0), (1, 0, 0), (0, 2, 0)), (1, 0, 0, 0), separator=(2, 0, 2, -3)),
]
MOST_SHOWN = 8  # places of numbers in a finding
Point = tuple[Fraction, ...]
Read = dict[Reading, Parameters | None]
Seen = tuple[Read, tuple[float, ...]]  # what was read after a training, and what it says of points


def find_reading(program: Program) -> Reading | None:
    """Return the reading of weights and bias that agrees with the program's predictions best."""
    seen, points = _ask(program)
    best = _best_reading(seen, points) if seen else None
    if best is None or best.has_bias:
        return best
    return _with_its_bias(best, seen, points) or best


def unread(program: Program) -> str:
    """Say what numbers a program holds after training, where none read as weights and bias."""
    told = ""
    for problem in (SPACE[0], GATES[0]):
        try:
            with program.running(seconds=SECONDS):
                instance = program.train(problem, passes=2, learning_rate=1.0)
                held = places(instance)
                program.decode(program.predict(instance, problem.X))
        except SubmissionError as error:
            told = told or str(error)
            continue
        found = ", ".join(f"{shown(place)} of {n}" for place, n in [*held.items()][:MOST_SHOWN])
        wanted = f"no {problem.features} weights with a bias predict as it does"
        return f"could not be read: {wanted}; found as numbers: {found or 'none'}"
    return f"could not be read: {told}"


def explains(program: Program, reading: Reading) -> bool:
    """Say whether a reading explains all of the program's predictions."""
    seen, points = _ask(program)
    return _agreement(reading, seen, points) == len(seen) * len(points) > 0


def _ask(program: Program) -> tuple[list[Seen], list[Point]]:
    """Train on small problems, of three features if that can be, and ask for all points around."""
    for problems in (SPACE, GATES):
        features = problems[0].features
        grid = list(product((-2, -1, 0, 1, 2), repeat=features))
        seen: list[Seen] = []
        for problem, (passes, rate) in product(problems, ((1, 1.0), (2, 1.0), (5, 1.0), (2, 0.25))):
            try:
                with program.running(seconds=SECONDS):
                    instance = program.train(problem, passes=passes, learning_rate=rate)
                    answers = program.predict(instance, np.array(grid, dtype=np.float64))
                    # At once: state that all instances share is another one after the next run.
                    read = {
                        r: r.parameters(instance, features) for r in readings(instance, features)
                    }
                    seen.append((read, program.decode(answers)))
            except SubmissionError:
                continue
        if seen:
            break
    return seen, [tuple(Fraction(value) for value in point) for point in grid]


def _best_reading(seen: Sequence[Seen], points: Sequence[Point]) -> Reading | None:
    best, most, full = None, -1, len(seen) * len(points)
    # Under a name that nobody gives a bias, or with a sign that its name does not say, only full
    # agreement with the predictions counts: a wrong program is not read as its mistake has it.
    found = sorted(seen[-1][0], key=lambda reading: not reading.usual)
    for reading in found:
        agreed = _agreement(reading, seen, points)
        plain = reading.usual and reading.has_named_sign
        if agreed > most and (plain or agreed == full):
            best, most = reading, agreed
        if agreed == full:
            return best
    try:
        shifted = (_shifted(reading, seen, points) for reading in found if reading.usual)
        return next((reading for reading in shifted if reading), best)
    except SubmissionError:
        return best  # NaN or inf among the parameters


def _with_its_bias(best: Reading, seen: Sequence[Seen], points: Sequence[Point]) -> Reading | None:
    """Return the reading with a bias that training moves, if there is one; `best` reads none.

    It is left out where predictions of both labels follow from the weights alone. That is the
    program's mistake, and no program without a bias.
    """
    both = len({label for _, predictions in seen for label in predictions}) > 1
    left_out = both and _agreement(best, seen, points) == len(seen) * len(points)
    for reading in seen[-1][0]:
        named = reading.is_named_bias and reading.has_named_sign
        values = {found.bias for read, _ in seen if (found := read.get(reading)) is not None}
        if reading.weights == best.weights and named and len(values) > 1:
            return replace(reading, left_out=left_out)
    return None


def _agreement(reading: Reading, seen: Sequence[Seen], points: Sequence[Point]) -> int:
    """Return how many predictions the reading explains; ties and rounding's choices are free."""
    agreed = 0
    for read, predictions in seen:
        parameters = read.get(reading)
        if parameters is None or len(predictions) != len(points):
            continue
        if parameters.are_zero and {*predictions} >= {0, 1}:
            continue  # every point is a tie, and yet they are told apart: not by these
        try:
            sides = [side(parameters, point) for point in points]
        except SubmissionError:
            continue
        agreed += sum(s == 0 or s == 2 * p - 1 for s, p in zip(sides, predictions, strict=True))
    return agreed


def _shifted(reading: Reading, seen: Sequence[Seen], points: Sequence[Point]) -> Reading | None:
    """Return the reading with the one offset of the bias that explains every prediction, if any."""
    low: list[Fraction] = []
    high: list[Fraction] = []
    for read, predictions in seen:
        parameters = read.get(reading)
        if parameters is None or len(predictions) != len(points):
            return None
        for point, predicted in zip(points, predictions, strict=True):
            needed = -Fraction(dot(parameters.vector, (*point, Fraction(1))))
            (low if predicted == 1 else high).append(needed)
    if not (low and high):
        return None
    least, most = max(low), min(high)
    scales = (2**k for k in range(20) if ceil(least * 2**k) <= most * 2**k)
    scale = next(scales, None)  # the simplest offset: the coarsest power of two
    return replace(reading, offset=ceil(least * scale) / scale) if scale else None
