"""Finds out what a submission offers by running it on small problems: evidence, never preference.

Labels, the reading of weights and bias, one row or many, the size of a step, where training starts
and whether it takes rows in order: each is settled by the program's own predictions and parameters.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil

import numpy as np

from perceptron.adapter import Program, adapt, argument_names
from perceptron.contract import Model, Offer, OutOfTimeError, SubmissionError, TargetError
from perceptron.model import LocalModel, Undriven
from perceptron.problems import Problem, dot
from perceptron.reading import Instance, Reading, readings
from perceptron.rounding import side
from perceptron.targets import Target, find_class, find_targets, load
from perceptron.traits import GATES, PAIRS, attempt, find_step, takes_random_steps, traits, updates

SPACE = [
    Problem(((2, 0, 0), (0, 1, 0), (0, 0, 3), (1, 1, 1)), (1, 0, 1, 0), separator=(2, -4, 2, -1)),
    Problem(((1, -2, 0), (0, 1, 2), (3, 0, -1), (-1, 0, 0)), (0, 1, 0, 1), separator=(-2, 1, 1, 1)),
    Problem(((2, 1, 1), (1, 1, 0), (1, 0, 0), (0, 2, 0)), (1, 0, 0, 0), separator=(2, 0, 2, -3)),
]
ENOUGH = 60
LARGE_RATE, SMALL_RATE = 2.0**10, 2.0**-11
Point = tuple[Fraction, ...]
Seen = tuple[Instance, tuple[float, ...]]  # a trained instance, and what it says of all points


def models(targets: Sequence[str]) -> list[Model]:
    """Return a model of each submission; TargetError where one named by itself has none."""
    return [_model_or_reason(target) for target in find_targets(targets)]


def _model_or_reason(target: Target) -> Model:
    try:
        return survey(target)
    except TargetError as error:
        if not target.of_many:
            raise
        return Undriven(target.label, str(error))


def survey(target: Target) -> LocalModel:
    """Load one submission and find out what it offers."""
    module = load(target)
    cls = find_class(module, target)
    return model_of(cls, target.label, target.arguments, str(getattr(module, "__file__", "")))


def model_of(
    cls: type, name: str | None = None, arguments: dict[str, object] | None = None, file: str = ""
) -> LocalModel:
    """Return the model of a class, its offer found out by running it on small problems."""
    program = adapt(cls, arguments or {}, file)
    capabilities = {"fit"} | set(program.roles) & {"passes", "learning_rate", "seed"}
    notes = [f"class {cls.__name__}"]
    notes += [f"{role} = {name}" for role, (_, name) in program.roles.items()]
    listed = ", ".join(argument_names(cls)) or "none"
    unbound = [role for role in ("learning_rate", "passes") if role not in program.roles]
    notes += [f"no {role} among the constructor's arguments ({listed})" for role in unbound]
    model = LocalModel(name or cls.__name__, program, Offer(frozenset(capabilities)))
    try:
        _find_offer(model, capabilities, notes)
    except OutOfTimeError as error:
        notes.append(f"{error}: nothing further was found out")
    model.offer = replace(model.offer, capabilities=frozenset(capabilities), notes=tuple(notes))
    return model


def _find_offer(model: LocalModel, capabilities: set[str], notes: list[str]) -> None:
    """Add what the program's runs show; what is found first is used to find the rest."""
    program = model.program
    if program.predict_name is None:
        notes.append("no method predict(X) was found")
        return
    capabilities.add("predict")
    refused = "learning_rate" in capabilities and not _accepts(program, LARGE_RATE)
    if refused and _accepts(program, SMALL_RATE):
        program.rate_unit = SMALL_RATE
        notes.append(f"large learning rates are refused: rate 1 stands for {SMALL_RATE:g}")
    third_label = _find_labels(model)
    notes.append(f"labels {program.labels[0]} and {program.labels[1]}")
    notes += ["predict: one row at a time"] * program.by_row
    model.offer = Offer(frozenset(capabilities), None, third_label, program.rate_unit)
    program.reading = _find_reading(program)
    if program.reading is None:
        notes.append("weights and bias could not be read")
        return
    capabilities.add("parameters")
    notes.append(str(program.reading))
    step = find_step(model)
    if step is not None:
        notes.append(f"step = {float(step):g} at learning rate 1")
    model.offer = replace(model.offer, capabilities=frozenset(capabilities), step=step)
    capabilities |= traits(model)
    if "passes" in capabilities and takes_random_steps(model):
        capabilities.add("random_steps")
        notes.append(f"random steps = {program.random_name or program.fit_name}")
    if program.update_name is not None:
        whole = updates(model)
        capabilities |= {"update"} if whole else set()
        part = "" if whole else ": moves right examples too, or fails alone, so is not judged"
        notes.append(f"update = {program.update_name}{part}")


def _accepts(program: Program, rate: float) -> bool:
    """Say whether a pass at this learning rate raises nothing, with some labels."""
    for labels in ((0, 1), (-1, 1)):
        y = np.where(GATES[0].y == 1, labels[1], labels[0])
        try:
            with program.running():
                instance = program.make(2, learning_rate=rate, passes=1)
                program.fit(instance, GATES[0].X, y, 2, learning_rate=rate, passes=1)
            return True
        except OutOfTimeError:
            raise
        except SubmissionError:
            continue
    return False


def _find_labels(model: LocalModel) -> bool:
    """Settle the labels, and one row or many; return whether a third label was seen on ties."""
    program = model.program
    scores = {}
    for by_row, labels in product((False, True), ((0, 1), (-1, 1))):
        program.by_row, program.labels = by_row, labels
        seen: set[float] = set()
        learned = answered = 0
        for problem in GATES:
            trained = attempt(model, problem, ENOUGH)
            if trained is not None and len(trained.predictions) == len(problem.labels):
                answered += 1
                seen |= set(trained.predictions)
                learned += trained.predictions == problem.labels
        scores[by_row, labels] = (answered > 0 and seen <= {0.0, 0.5, 1.0}, learned, 0.5 in seen)
        if answered == len(GATES) == learned:
            break
    best = max(scores, key=lambda key: scores[key][:2])
    program.by_row, program.labels = best
    return scores[best][2] or _third_label(model)


def _third_label(model: LocalModel) -> bool:
    """Say whether the program predicts a label between its two on points around trained gates."""
    points = np.array(list(product((-2, -1, 0, 1, 2), repeat=2)), dtype=np.float64)
    for problem in (*PAIRS, *GATES):
        for passes in (1, 2, ENOUGH):
            try:
                trained = model.train(problem, passes=passes, ask=(points,))
            except OutOfTimeError:
                raise
            except SubmissionError:
                continue
            if 0.5 in trained.answers[0]:
                return True
    return False


def _find_reading(program: Program) -> Reading | None:
    """Return the reading of weights and bias that agrees with the program's predictions best."""
    for problems in (SPACE, GATES):
        features = problems[0].features
        grid = list(product((-2, -1, 0, 1, 2), repeat=features))
        seen: list[Seen] = []
        for problem, (passes, rate) in product(problems, ((1, 1.0), (2, 1.0), (5, 1.0), (2, 0.25))):
            try:
                with program.running():
                    wanted = {"passes": passes, "learning_rate": rate}
                    instance = program.make(features, **wanted)
                    y = program.encode(problem.y)
                    program.fit(instance, problem.X, y, features, **wanted)
                    answers = program.predict(instance, np.array(grid, dtype=np.float64))
                    seen.append((instance, program.decode(answers)))
            except OutOfTimeError:
                raise
            except SubmissionError:
                continue
        if seen:
            points = [tuple(Fraction(value) for value in point) for point in grid]
            return _best_reading(seen, points)
    return None


def _best_reading(seen: Sequence[Seen], points: Sequence[Point]) -> Reading | None:
    best, most, full = None, -1, len(seen) * len(points)
    # Under a name that nobody gives a bias, only full agreement with the predictions counts.
    found = sorted(readings(seen[-1][0], len(points[0])), key=lambda reading: not reading.usual)
    for reading in found:
        agreed = _agreement(reading, seen, points)
        if agreed > most and (reading.usual or agreed == full):
            best, most = reading, agreed
        if agreed == full:
            return best
    try:
        shifted = (_shifted(reading, seen, points) for reading in found if reading.usual)
        return next((reading for reading in shifted if reading), best)
    except SubmissionError:
        return best  # NaN or inf among the parameters


def _agreement(reading: Reading, seen: Sequence[Seen], points: Sequence[Point]) -> int:
    """Return how many predictions the reading explains; ties and rounding's choices are free."""
    agreed = 0
    for instance, predictions in seen:
        parameters = reading.parameters(instance, len(points[0]))
        if parameters is None or len(predictions) != len(points):
            continue
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
    for instance, predictions in seen:
        parameters = reading.parameters(instance, len(points[0]))
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
