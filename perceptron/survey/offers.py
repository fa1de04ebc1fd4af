"""Finds out which capabilities of the contract a program offers, and says how each is met."""

from collections.abc import Callable
from dataclasses import replace

from perceptron.adapter.program import Program
from perceptron.adapter.signatures import argument_names
from perceptron.contract import Finding, Offer, OutOfTimeError, SubmissionError, with_implied
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.model import LocalModel
from perceptron.survey.answers import Answers, says_it_predicts, third_label
from perceptron.survey.parameters import unread
from perceptron.survey.settling import SMALL_RATE
from perceptron.survey.traits import find_step, takes_random_steps, traits, unjudged_update
from perceptron.survey.trials import find_by_trial, leave_unproved, makes_one_pass


def find_offer(
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
    capabilities -= leave_unproved(model)
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
        found("weights and bias", unread(program))
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
        why = unjudged_update(model)
        capabilities |= set() if why else {"update"}
        unjudged = f", not judged by itself: {why}" if why else ""
        found("update", f"{program.updater or program.trainer}{unjudged}")


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
    if program.unnamed:
        found("training", f"{program.trainer}, by what it does: its name does not say it")
    low, high = program.labels
    found("labels", f"{low} and {high}")
    if program.predictor is None:
        why = "no predict(X) was found"
        meant = next(filter(says_it_predicts, program.predictor_names), None)
        if meant is not None:
            trouble = next(filter(None, reversed(model.troubles)), "its answers are no labels")
            why = f"{meant} could not be asked ({trouble})"
        found("predict", f"{why}: labels are taken from the weights")
    else:
        found("predict", f"{program.predictor.removeprefix('returned.')}, {program.asking.name}")
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
