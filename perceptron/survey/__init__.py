"""Finds out what a submission offers by running it on small problems: evidence, never preference.

How it is driven (`choice`), which labels it answers with (`answers`), where its weights and bias
stand (`parameters`), what no name tells (`trials`), and how it trains (`traits`).
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from perceptron.adapter.deliveries import ONE_ARGUMENT, TWO_ARGUMENTS
from perceptron.adapter.names import argument_names
from perceptron.adapter.program import Labels, Program
from perceptron.adapter.shim import read_shim, shimmed, skeleton
from perceptron.adapter.subjects import Subject, subject_of, subjects
from perceptron.contract import (
    Finding,
    Model,
    Offer,
    OutOfTimeError,
    SubmissionError,
    TargetError,
    with_implied,
)
from perceptron.conventions import Conventions, read_assignment
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.model import LocalModel, Undriven
from perceptron.survey.answers import Answers, find_answers, third_label
from perceptron.survey.choice import BOTH, NOTHING, choices
from perceptron.survey.parameters import find_reading
from perceptron.survey.traits import GATES, find_step, takes_random_steps, traits, updates
from perceptron.survey.trials import find_by_trial, makes_one_pass
from perceptron.targets import Target, find_targets, load

SHIM = "an adapter.py in the assignment's folder can drive it (README: Programs of other kinds)"
LARGE_RATE, SMALL_RATE = 2.0**10, 2.0**-11
SECONDS = 1.0  # for a run of the survey: the slowest honest ones need less than half of it


def assignment_in(folder: str) -> Conventions:
    """Return what an assignment's folder lays down; TargetError where it does not fit."""
    deliveries = tuple(delivery.name for delivery in (*TWO_ARGUMENTS, *ONE_ARGUMENT))
    return read_assignment(Path(folder), deliveries)


def models(targets: Sequence[str], conventions: Conventions | None = None) -> list[Model]:
    """Return a model of each submission; TargetError where one named by itself has none."""
    conventions = conventions or Conventions()
    return [_model_or_reason(target, conventions) for target in find_targets(targets)]


def _model_or_reason(target: Target, conventions: Conventions) -> Model:
    try:
        return survey(target, conventions)
    except TargetError as error:
        if not target.of_many:
            raise
        return Undriven(target.label, str(error))


def survey(target: Target, conventions: Conventions) -> LocalModel:
    """Load one submission and find out what it offers."""
    loaded = load(target)
    arguments = {**conventions.arguments, **target.arguments}
    place = {"home": loaded.home, "files": loaded.files}
    seen: list[Subject] = []
    try:
        found = _noting(
            subjects(loaded.module, target.name or conventions.name, conventions.names, **place),
            seen,
        )
        if conventions.shim:
            functions, usual = read_shim(conventions.shim), next(found, None)
            found = iter([shimmed(functions, loaded.module, usual, conventions.names, **place)])
        model = _model(found, target.label, arguments, conventions, loaded.findings)
        reading = model.program.reading
        told = conventions.shim and "parameters" in functions
        if told and (reading is None or "parameters" not in reading.weights):
            raise TargetError(f"{conventions.shim}: parameters(model) gave no weights and bias")
        return model
    except TargetError as error:
        broken = [finding.found for finding in loaded.findings if finding.topic == "left out"]
        hints = [] if conventions.shim else [SHIM]
        whatever = _whatever(loaded.module) if str(error).startswith(NOTHING) else None
        refused_for = whatever or str(error)
        refused = TargetError("; ".join([f"{target.label}: {refused_for}", *broken, *hints]))
        refused.shim = skeleton(seen[0]) if seen and not conventions.shim else ""
        raise refused from None


def _whatever(module: ModuleType) -> str | None:
    """Return what a module without anything that trains has instead; None for nothing."""
    own = [v for v in vars(module).values() if getattr(v, "__module__", "") == module.__name__]
    classes = [v for v in own if inspect.isclass(v)]
    methods = ", ".join(n for c in classes for n in vars(c) if n[0] != "_") or "no methods"
    found = [f"class {c.__name__} ({methods})" for c in classes]
    found += [f"function {v.__name__}" for v in own if inspect.isfunction(v)]
    expected = "but nothing that trains, like fit(X, y) or train(X, y)"
    return f"found {', '.join(found)}, {expected}" if found else None


def _noting(found: Iterator[Subject], seen: list[Subject]) -> Iterator[Subject]:
    for subject in found:
        seen.append(subject)
        yield subject


def model_of(
    cls: type,
    name: str | None = None,
    arguments: dict[str, object] | None = None,
    conventions: Conventions | None = None,
) -> LocalModel:
    """Return the model of a class, its offer found out by running it on small problems."""
    conventions = conventions or Conventions()
    subject = subject_of(cls, conventions.names)
    return _model([subject], name or cls.__name__, arguments or {}, conventions, ())


def _model(
    found: Iterable[Subject],
    name: str,
    arguments: dict[str, object],
    conventions: Conventions,
    loaded: tuple[Finding, ...],
) -> LocalModel:
    encodings = (conventions.labels,) if conventions.labels else BOTH
    first: tuple[LocalModel, Answers | None] | None = None
    for program in choices(
        found, arguments, conventions.names, conventions.labels, conventions.data
    ):
        settable = set(program.roles) & {"passes", "learning_rate", "seed"}
        model = LocalModel(name, program, Offer(frozenset({"fit", *settable})))
        model.seconds = SECONDS
        answers = None if program.crashes else _in_time(model, encodings, conventions)
        first = first or (model, answers)
        # A class says what it is; of functions, one that trains is one that something learns by.
        if inspect.isclass(program.maker) or (answers is not None and answers.learned > 1):
            break
    else:
        assert first is not None
        model, answers = first
    unread = answers is None or model.program.predictor is None or model.program.reading is None
    if unread and (answers is None or answers.learned < 2) and not model.program.crashes:
        raise TargetError(
            f"found {model.program.title}; given {model.program.delivery.name}, it learns none of "
            "the gates AND, OR, NAND, NOR: it may be meant to be called in another way"
        )
    capabilities = set(model.offer.capabilities) - {"predict"}
    findings = [Finding("driven", model.program.title), *loaded]
    try:
        _find_offer(model, answers, capabilities, findings)
    except OutOfTimeError as error:
        findings.append(Finding("time", f"{error}: nothing further was found out"))
    model.seconds = None
    model.offer = replace(
        model.offer, capabilities=frozenset(capabilities), findings=tuple(findings)
    )
    return model


def _in_time(
    model: LocalModel, encodings: tuple[Labels, ...], conventions: Conventions
) -> Answers | None:
    try:
        return _first_answers(model, encodings, conventions)
    except OutOfTimeError:
        return None


def _first_answers(
    model: LocalModel, encodings: tuple[Labels, ...], conventions: Conventions
) -> Answers | None:
    """Find out how to ask, and where weights and bias stand.

    Where one call does not learn the gates, it may be one pass of many; where there is no bias
    either, the program may expect a column of ones.
    """
    program = model.program
    if "learning_rate" in program.roles and not _accepts(program, LARGE_RATE, encodings):
        program.rate_unit = SMALL_RATE if _accepts(program, SMALL_RATE, encodings) else 1.0
    answers = find_answers(model, encodings)
    if answers is not None and not program.counts_passes and find_by_trial(model, "passes"):
        answers = find_answers(model, encodings)
    if answers is not None and not program.counts_passes and answers.learned < len(GATES):
        program.repeats = True
        answers = find_answers(model, encodings)
    if answers is None:
        return None
    third = answers.third_label
    model.offer = replace(model.offer, third_label=third, rate_unit=program.rate_unit)
    if answers.labels_only or program.reading is None:
        program.reading = find_reading(program)
    free = conventions.bias != "own" and not program.ones and _has_no_bias(program)
    return _with_ones(model, encodings, answers) if free else answers


def _find_offer(
    model: LocalModel,
    answers: Answers | None,
    capabilities: set[str],
    findings: list[Finding],
) -> None:
    """Add what the program's runs show; what is found first is used to find the rest."""

    def found(topic: str, value: object) -> None:
        findings.append(Finding(topic, str(value)))

    program = model.program
    found("data", program.delivery.name + " (to the constructor)" * program.delivery.in_constructor)
    if program.rate_unit != 1:
        found("learning rate", f"large ones are refused: 1 stands for {SMALL_RATE:g}")
    if program.crashes:
        program.predictor = next(iter(program.predictor_names), None)
        capabilities |= with_implied({*capabilities, *["predict"] * bool(program.predictor)})
        found("training", "raises an error in every way that was tried")
        return
    if answers is None:
        found("predict", "no method predict(X) was found, and no weights that predict")
        return
    capabilities |= {"predict"} if program.predictor else set()
    third = answers.third_label or (program.predictor is not None and third_label(model))
    model.offer = Offer(frozenset(capabilities), None, third, program.rate_unit)
    if program.repeats and not makes_one_pass(model, answers.learned):
        program.repeats = False
    capabilities |= {"passes"} if program.counts_passes else set()
    model.offer = replace(model.offer, capabilities=frozenset(capabilities))
    capabilities |= {"learning_rate"} if find_by_trial(model, "learning_rate") else set()
    model.offer = replace(model.offer, capabilities=frozenset(capabilities))
    capabilities |= with_implied(capabilities)
    if "passes" not in capabilities:
        capabilities.add("ends" if _ends(model) else "enough_passes")
    model.offer = replace(model.offer, capabilities=frozenset(capabilities))
    _describe(model, found)
    if program.reading is None:
        found("weights and bias", "could not be read")
        return
    capabilities.add("parameters")
    step = find_step(model)
    if step is None and program.predictor is None:  # half steps on ties show in no prediction
        model.offer = replace(model.offer, third_label=True)
        step = find_step(model)
        model.offer = replace(model.offer, third_label=step is not None)
    if step is not None:
        found("step", f"{float(step):g} at learning rate 1")
    model.offer = replace(model.offer, capabilities=frozenset(capabilities), step=step)
    capabilities |= traits(model)
    if "passes" in capabilities and takes_random_steps(model):
        capabilities.add("random_steps")
        found("random steps", program.random_trainer or program.trainer)
    if program.updates:
        whole = updates(model)
        capabilities |= {"update"} if whole else set()
        part = "" if whole else ": moves right examples too, or fails alone, so is not judged"
        found("update", f"{program.updater or program.trainer}{part}")


def _ends(model: LocalModel) -> bool:
    """Say whether training on XOR ends. If not, it goes on until all is right, which is enough."""
    try:
        model.train(gate_problem(TWO_INPUT_GATES["XOR"]))
    except OutOfTimeError:
        return False
    except SubmissionError:
        pass
    return True


def _describe(model: LocalModel, found: Callable[[str, object], None]) -> None:
    """Add how each part of the contract is met."""
    program = model.program
    places = {
        "make": "",
        "fit": f" of {program.trainer}",
        "attribute": ", set on the instance",
        "module": ", set in the module",
    }
    for role, (door, name) in program.roles.items():
        found(role.replace("_", " "), f"{name}{places[door]}")
    if program.repeats:
        found("passes", f"one for each call of {program.trainer}")
    elif program.delivery.one_by_one:
        found("passes", f"{program.trainer} is called for one example after another")
    if not {"learning_rate"} <= {*program.roles}:
        found("learning rate", _unbound(program))
    if "passes" not in program.roles and not program.counts_passes:
        found("passes", _unbound(program))
    low, high = program.labels
    found("labels", f"{low} and {high}")
    if program.predictor is None:
        why = "no predict(X) was found"
        if program.predictor_names:
            why = (
                f"{program.predictor_names[0]} could not be asked ({(model.troubles or [''])[-1]})"
            )
        found("predict", f"{why}: labels are taken from the weights")
    else:
        found("predict", f"{program.predictor}, {program.asking.name}")
    if program.ones:
        found("bias", "none of its own: a column of ones is added to the examples")
    if program.reading is not None:
        for topic, value in program.reading.described():
            found(topic, value)


def _unbound(program: Program) -> str:
    functions = [program.maker] if program.space is program.maker else []
    functions += [getattr(program.space, program.trainer)] if program.trainer else []
    names = [name for function in functions for name in argument_names(function)]
    names = [
        name for name in dict.fromkeys(names) if name not in program.binding.data and name != "self"
    ]
    return f"none among its arguments ({', '.join(names) or 'none'})"


def _has_no_bias(program: Program) -> bool:
    reading = program.reading
    return reading is not None and reading.bias is None and reading.joint is None


def _with_ones(model: LocalModel, encodings: tuple[Labels, ...], plain: Answers) -> Answers:
    """Add a column of ones where a program has no bias and then learns every gate."""
    program = model.program
    before = replace(program)
    program.ones, program.reading = True, None
    answers = find_answers(model, encodings)
    if answers is not None and answers.fits and answers.learned == len(GATES):
        program.reading = find_reading(program)
        if program.reading is not None:
            return answers
    vars(program).update(vars(before))
    return plain


def _accepts(program: Program, rate: float, encodings: tuple[Labels, ...]) -> bool:
    """Say whether a pass at this learning rate raises nothing, with some labels."""
    for labels in encodings:
        program.labels = labels
        try:
            with program.running(seconds=SECONDS):
                wanted = {"learning_rate": rate, "passes": 1}
                instance = program.make(2, **wanted)
                calls = program.deliver(GATES[0].X, program.encode(GATES[0].y))
                program.fit(instance, calls, 2, **wanted)
            return True
        except OutOfTimeError:
            return True  # labels of another kind may never end; the rate is not refused
        except SubmissionError:
            continue
    return False
