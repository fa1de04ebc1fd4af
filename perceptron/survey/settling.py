"""Settles how a program is asked, what a call is, and where its parameters stand."""

from dataclasses import replace

from perceptron.adapter.deliveries import LABEL_FIRST
from perceptron.adapter.labels import Labels
from perceptron.adapter.program import Program
from perceptron.contract import OutOfTimeError, SubmissionError
from perceptron.conventions import Conventions
from perceptron.model import LocalModel
from perceptron.small_problems import GATES
from perceptron.survey.answers import Answers, find_answers
from perceptron.survey.parameters import find_reading
from perceptron.survey.traits import SECONDS
from perceptron.survey.trials import find_by_trial

LARGE_RATE, SMALL_RATE = 2.0**10, 2.0**-11


def settle(
    model: LocalModel, encodings: tuple[Labels, ...], conventions: Conventions
) -> Answers | None:
    """Return what asking came to once all is settled; None where nothing could be asked."""
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
    if program.delivery.name in LABEL_FIRST and (answers is None or answers.learned < len(GATES)):
        answers = _label_first(model, encodings) or answers
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
    lacks_a_bias = program.reading is not None and not program.reading.has_bias
    free = conventions.bias != "own" and not program.ones and lacks_a_bias
    return _with_ones(model, encodings, answers) if free else answers


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


def _label_first(model: LocalModel, encodings: tuple[Labels, ...]) -> Answers | None:
    """Hand rows in with the label first, where a program then learns every gate.

    With its label among the inputs, and an input for the label, no program could.
    """
    program = model.program
    before = replace(program)
    program.delivery, program.reading = LABEL_FIRST[program.delivery.name], None
    answers = find_answers(model, encodings)
    if answers is not None and answers.learned == len(GATES):
        return answers
    vars(program).update(vars(before))
    return None


def _accepts(program: Program, rate: float, encodings: tuple[Labels, ...]) -> bool:
    """Say whether a pass at this learning rate raises nothing, with some labels."""
    for labels in encodings:
        program.labels = labels
        try:
            with program.running(seconds=SECONDS):
                program.train(GATES[0], learning_rate=rate, passes=1)
            return True
        except OutOfTimeError:
            return True  # labels of another kind may never end; the rate is not refused
        except SubmissionError:
            continue
    return False
