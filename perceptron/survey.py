"""Finds out what a submission offers by running it on small problems: evidence, never preference.

Labels, the reading of weights and bias, one row or many, the size of a step, where training starts
and whether it takes rows in order: each is settled by the program's own predictions and parameters.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np

from perceptron.adapter import Instance, Program, Reading, adapt, readings
from perceptron.contract import Offer, Parameters, SubmissionError, Trained
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.guard import guarded
from perceptron.model import LocalModel
from perceptron.problems import Problem, dot
from perceptron.rounding import common, on_lattice, side, step_counts, step_sizes
from perceptron.targets import Target, find_class, find_targets, load

GATES = [
    gate_problem(TWO_INPUT_GATES[name]) for name in ("AND", "OR", "NAND", "A AND NOT B", "NOR")
]
SPACE = [
    Problem(((2, 0, 0), (0, 1, 0), (0, 0, 3), (1, 1, 1)), (1, 0, 1, 0), separator=(2, -4, 2, -1)),
    Problem(((1, -2, 0), (0, 1, 2), (3, 0, -1), (-1, 0, 0)), (0, 1, 0, 1), separator=(-2, 1, 1, 1)),
    Problem(((2, 1, 1), (1, 1, 0), (1, 0, 0), (0, 2, 0)), (1, 0, 0, 0), separator=(2, 0, 2, -3)),
]
PAIRS = [
    Problem(((1, 2), (2, 1)), (0, 1)),
    Problem(((0, 1), (2, 2)), (0, 1)),
    Problem(((3, 1), (1, 1)), (0, 1)),
    Problem(((1, -2), (2, -2)), (1, 0)),
]
ENOUGH = 60


def models(target: str) -> list[LocalModel]:
    """Return a model of each submission that a target names; TargetError where one has none."""
    return [survey(found) for found in find_targets(target)]


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
    notes = [f"{role} = {name}" for role, (_, name) in program.roles.items()]
    model = LocalModel(name or cls.__name__, program, Offer(frozenset(capabilities)))
    if program.predict_name is not None:
        capabilities.add("predict")
        third_label = _find_labels(model)
        program.reading = _find_reading(program)
        notes.append(f"labels {program.labels[0]} and {program.labels[1]}")
        notes += ["predict: one row at a time"] * program.by_row
    else:
        third_label = False
        notes.append("no method predict(X) was found")
    if program.reading is not None:
        capabilities.add("parameters")
        notes.append(str(program.reading))
    else:
        notes.append("weights and bias could not be read")
    model.offer = Offer(frozenset(capabilities), None, third_label)
    step = _find_step(model)
    if step is not None:
        notes.append(f"step = {float(step):g} at learning rate 1")
    model.offer = replace(model.offer, step=step)
    capabilities |= _traits(model)
    if program.update_name is not None and _updates(model):
        capabilities.add("update")
        notes.append(f"update = {program.update_name}")
    model.offer = replace(model.offer, capabilities=frozenset(capabilities), notes=tuple(notes))
    return model


def _attempt(
    model: LocalModel, problem: Problem, passes: int, rate: float = 1.0, entropy: int = 0
) -> Trained | None:
    """Return what training left behind, or None where the program raised or timed out."""
    try:
        return model.train(problem, passes=passes, learning_rate=rate, entropy=entropy)
    except SubmissionError:
        return None


def _find_labels(model: LocalModel) -> bool:
    """Settle the labels, and one row or many; return whether a third label was seen on ties."""
    program = model.program
    scores = {}
    for by_row, labels in product((False, True), ((0, 1), (-1, 1))):
        program.by_row, program.labels = by_row, labels
        seen: set[float] = set()
        learned = answered = 0
        for problem in GATES:
            trained = _attempt(model, problem, ENOUGH)
            if trained is not None and len(trained.predictions) == len(problem.labels):
                answered += 1
                seen |= set(trained.predictions)
                learned += trained.predictions == problem.labels
        third = {0.5} if labels == (-1, 1) else set()
        scores[by_row, labels] = (answered > 0 and seen <= {0.0, 1.0} | third, learned, 0.5 in seen)
        if answered == len(GATES) == learned:
            break
    best = max(scores, key=lambda key: scores[key][:2])
    program.by_row, program.labels = best
    return scores[best][2] or _third_label(model)


def _third_label(model: LocalModel) -> bool:
    """Say whether the program predicts 0 between -1 and +1 on points around trained gates."""
    points = np.array(list(product((-2, -1, 0, 1, 2), repeat=2)), dtype=np.float64)
    for problem in (*PAIRS, *GATES) if model.program.labels == (-1, 1) else ():
        for passes in (1, 2, ENOUGH):
            try:
                trained = model.train(problem, passes=passes, ask=(points,))
            except SubmissionError:
                continue
            if 0.5 in trained.answers[0]:
                return True
    return False


def _find_reading(program: Program) -> Reading | None:
    """Return the reading of weights and bias that agrees with the program's predictions best."""
    for problems in (SPACE, GATES):
        features = problems[0].features
        grid = np.array(list(product((-2, -1, 0, 1, 2), repeat=features)), dtype=np.float64)
        seen: list[tuple[Instance, tuple[float, ...]]] = []
        for problem, passes in product(problems, (1, 2, 5)):
            try:
                with guarded((program.file,)):
                    wanted = {"passes": passes, "learning_rate": 1.0}
                    instance = program.make(features, **wanted)
                    y = program.encode(problem.y)
                    program.fit(instance, problem.X, y, features, **wanted)
                    seen.append((instance, program.decode(program.predict(instance, grid))))
            except SubmissionError:
                continue
        if seen:
            return _best_reading(program, seen, grid.tolist(), features)
    return None


def _best_reading(
    program: Program,
    seen: Sequence[tuple[Instance, tuple[float, ...]]],
    grid: Sequence[Sequence[float]],
    features: int,
) -> Reading | None:
    best, most = None, -1
    points = [tuple(Fraction(value) for value in point) for point in grid]
    for reading in dict.fromkeys(readings(seen[-1][0], features)):
        program.reading = reading
        agreed = 0
        for instance, predictions in seen:
            parameters = program.parameters(instance, features)
            agreed += _agreement(parameters, points, predictions) if parameters else 0
        if agreed > most:
            best, most = reading, agreed
        if agreed == len(seen) * len(points):
            break
    return best


def _agreement(
    parameters: Parameters, points: Sequence[tuple[Fraction, ...]], predictions: Sequence[float]
) -> int:
    if len(predictions) != len(points):
        return 0
    try:
        sides = [side(parameters, point) for point in points]
    except SubmissionError:
        return 0
    return sum(s == 0 or s == 2 * p - 1 for s, p in zip(sides, predictions, strict=True))


def _find_step(model: LocalModel) -> Fraction | None:
    """Return the one size of step that explains two passes on pairs of examples, if any does."""
    if model.program.reading is None or "passes" not in model.offer.capabilities:
        return None
    left = None
    for pair in PAIRS:
        one, two = _attempt(model, pair, 1), _attempt(model, pair, 2)
        if one is None or two is None or one.parameters is None or two.parameters is None:
            return None
        try:
            if one.parameters == two.parameters:
                continue
            counts = step_counts(model.offer)
            sizes = step_sizes(one.parameters, two.parameters, pair, (0, 1), counts)
        except SubmissionError:
            return None
        left = sizes if left is None else common(left, sizes)
    return max(low for low, _ in left) if left else None


def _traits(model: LocalModel) -> set[str]:
    """Return what holds of the training runs: zero_start, exact, in_order, steady."""
    if model.program.reading is None:
        return set()
    runs = [_attempt(model, p, passes) for p, passes in product((*GATES, *PAIRS), (1, 2, 3))]
    others = [
        _attempt(model, p, passes, entropy=1) for p, passes in product((*GATES, *PAIRS), (1, 2, 3))
    ]
    if any(run is None or run.parameters is None for run in (*runs, *others)):
        return set()
    traits = set()
    try:
        if all(on_lattice(run.known()) for run in runs if run):
            traits.add("exact")
    except SubmissionError:
        return set()
    if runs == others and not any(run.drew_random_numbers for run in runs if run):
        traits.add("steady")
    if _starts_at_zero(model):
        traits.add("zero_start")
    if {"exact", "steady", "zero_start"} <= traits and _takes_rows_in_order(model):
        traits.add("in_order")
    return traits


def _starts_at_zero(model: LocalModel) -> bool:
    """Say whether no passes leave zero weights, or else whether all weights scale with the rate."""
    none = _attempt(model, GATES[0], 0)
    if none is not None and none.parameters is not None:
        return not any((*none.parameters.weights, none.parameters.bias))
    if "learning_rate" not in model.offer.capabilities:
        return False
    for problem in (*GATES, *PAIRS):
        small, large = _attempt(model, problem, 1, 1.0), _attempt(model, problem, 1, 8.0)
        if small is None or large is None:
            return False
        if [8 * v for v in small.known().vector] != list(large.known().vector):
            return False
    return True


def _takes_rows_in_order(model: LocalModel) -> bool:
    """Say whether one, two and three passes equal the row-by-row loop under some tie rule."""
    if model.offer.step is None:
        return False
    for at_zero in (1, 0, None):
        if all(
            _same_path(model, problem, passes, at_zero)
            for problem, passes in product((*GATES, *PAIRS), (1, 2, 3))
        ):
            return True
    return False


def _same_path(model: LocalModel, problem: Problem, passes: int, at_zero: int | None) -> bool:
    """Compare with the plain loop; at_zero is the label predicted there, None: always a mistake."""
    state = [Fraction(0)] * (problem.features + 1)
    for _ in range(passes):
        for row, label in zip(problem.rows, problem.labels, strict=True):
            example = (*row, Fraction(1))
            activation = dot(state, example)
            right = (activation > 0) == bool(label) if activation else label == at_zero
            if not right:
                signed = (2 * label - 1) * (model.offer.step or 0)
                state = [s + signed * x for s, x in zip(state, example, strict=True)]
    trained = _attempt(model, problem, passes)
    return trained is not None and list(trained.known().vector) == state


def _updates(model: LocalModel) -> bool:
    """Say whether the update method runs on an example after training."""
    try:
        model.walk(GATES[0], (0, 3))
    except SubmissionError:
        return False
    return model.program.reading is not None
