"""Finds out what a submission offers by running it on small problems: evidence, never preference.

How it is driven (`choice`), which labels it answers with (`answers`), where its weights and bias
stand (`parameters`), what no name tells (`trials`), all of that in turn (`settling`), how it trains
(`traits`), and what of the contract that is (`offers`).
"""

import inspect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from perceptron.adapter.deliveries import ONE_ARGUMENT, TWO_ARGUMENTS
from perceptron.adapter.program import Program
from perceptron.adapter.shim import read_shim, shimmed, skeleton
from perceptron.adapter.subjects import Subject, subject_of, subjects
from perceptron.contract import Finding, Model, Offer, OutOfTimeError, TargetError
from perceptron.conventions import Conventions, read_assignment
from perceptron.model import LocalModel, Undriven
from perceptron.small_problems import GATES
from perceptron.survey.answers import Answers
from perceptron.survey.choice import BOTH, NOTHING, choices
from perceptron.survey.offers import find_offer
from perceptron.survey.parameters import explains
from perceptron.survey.recall import recalled
from perceptron.survey.settling import settle
from perceptron.survey.traits import SECONDS
from perceptron.targets import Loaded, Target, find_targets, load

SHIM = "an adapter.py in the assignment's folder can drive it (README: Programs of other kinds)"


def assignment_in(folder: str) -> Conventions:
    """Return what an assignment's folder lays down; TargetError where it does not fit."""
    deliveries = tuple(delivery.name for delivery in (*TWO_ARGUMENTS, *ONE_ARGUMENT))
    return read_assignment(Path(folder), deliveries)


def models(targets: Sequence[str], conventions: Conventions | None = None) -> list[Model]:
    """Return a model of each submission; TargetError where one named by itself has none."""
    conventions = conventions or Conventions()
    return [_model_or_reason(target, conventions) for target in find_targets(targets)]


def local_model(target: Target, conventions: Conventions) -> LocalModel:
    """Return the model of a submission that runs in the judge's own process."""
    return _observed(survey(target, conventions))


def _observed(model: LocalModel) -> LocalModel:
    from perceptron.observed import observed  # never loaded where a submission is confined

    model.offer = observed(model)
    return model


def _model_or_reason(target: Target, conventions: Conventions) -> Model:
    try:
        return local_model(target, conventions)
    except TargetError as error:
        if not target.of_many:
            raise
        return Undriven(target.label, str(error))


def survey(target: Target, conventions: Conventions) -> LocalModel:
    """Load one submission and find out what it offers."""
    loaded = load(target)
    arguments = {**conventions.arguments, **target.arguments}
    seen: list[Subject] = []
    try:
        found = _noting(subjects_in(loaded, target, conventions), seen)
        model = _model(found, target.label, arguments, conventions, loaded.findings)
        reading = model.program.reading
        told = conventions.shim and hasattr(model.program.space, "parameters")
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


def subjects_in(loaded: Loaded, target: Target, conventions: Conventions) -> Iterator[Subject]:
    """Return what could be judged of a submission, by the assignment's adapter.py if it has one."""
    place = {"home": loaded.home, "files": loaded.files}
    name = target.name or conventions.name
    found = subjects(loaded.module, name, conventions.names, **place)
    if conventions.shim is None:
        return found
    functions, usual = read_shim(conventions.shim), next(found, None)
    return iter([shimmed(functions, loaded.module, usual, conventions.names, **place)])


def recall(target: Target, conventions: Conventions, memory: bytes) -> LocalModel:
    """Load a submission again and drive it as `remembered` before: nothing is found out anew."""
    found = subjects_in(load(target), target, conventions)
    return recalled(found, target.label, memory)


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
        seen += [] if subject.unnamed else [subject]
        yield subject


def _is_meant(program: Program, answers: Answers | None) -> bool:
    """Say whether training is surely what was taken for it.

    A method says so by its name, of functions only one by which something is learned; what has the
    name of nothing must learn every gate.
    """
    learned = answers.learned if answers else 0
    if program.unnamed:
        return learned == len(GATES)
    return learned > 1 or (inspect.isclass(program.maker) and program.trainer is not None)


def _shows_itself(program: Program, answers: Answers | None) -> bool:
    """Say whether a program that hardly learns is nevertheless seen to be driven as it is meant.

    A class says itself what its methods are; a function's weights must explain its predictions.
    """
    if program.crashes:
        return True
    if answers is None or program.predictor is None or program.reading is None:
        return False
    return inspect.isclass(program.maker) or explains(program, program.reading)


def _stopped(model: LocalModel) -> str:
    """Return what training itself stops with most often, for the author of a program that does."""
    own = [error for error in model.troubles if f", in {model.program.trainer}: " in error]
    return f" (it stops with {max(own, key=own.count)})" if own else ""


def model_of(
    cls: type,
    name: str | None = None,
    arguments: dict[str, object] | None = None,
    conventions: Conventions | None = None,
) -> LocalModel:
    """Return the model of a class, its offer found out by running it on small problems."""
    conventions = conventions or Conventions()
    subject = subject_of(cls, conventions.names)
    return _observed(_model([subject], name or cls.__name__, arguments or {}, conventions, ()))


def _model(
    found: Iterable[Subject],
    name: str,
    arguments: dict[str, object],
    conventions: Conventions,
    loaded: tuple[Finding, ...],
) -> LocalModel:
    encodings = (conventions.labels,) if conventions.labels else BOTH
    first = None
    for program in choices(
        found, arguments, conventions.names, conventions.labels, conventions.data
    ):
        settable = set(program.roles) & {"passes", "learning_rate", "seed"}
        model = LocalModel(name, program, Offer(frozenset({"fit", *settable})))
        model.seconds = SECONDS
        answers = None if program.crashes else settle(model, encodings, conventions)
        if _is_meant(program, answers):
            break
        first = first or (None if program.unnamed else (model, answers))
    else:
        assert first is not None
        model, answers = first
    if (answers is None or answers.learned < 2) and not _shows_itself(model.program, answers):
        learned = answers.learned if answers else 0
        late = f" (no end within {SECONDS:g} s of computing)" if model.program.endless else ""
        raise TargetError(
            f"found {model.program.title}; given {model.program.delivery.name}, it learns "
            f"{learned} of {len(GATES)} gates{late or _stopped(model)}, and nothing else shows how "
            "it is meant to be called"
        )
    capabilities = set(model.offer.capabilities) - {"predict"}
    findings = [Finding("driven", model.program.title), *loaded]
    try:
        find_offer(model, answers, capabilities, findings)
    except OutOfTimeError as error:
        findings.append(Finding("time", f"{error}: nothing further was found out"))
    model.seconds = None
    model.offer = replace(
        model.offer, capabilities=frozenset(capabilities), findings=tuple(findings)
    )
    return model
