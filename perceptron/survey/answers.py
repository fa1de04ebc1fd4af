"""Finds out how a program is asked and which labels it answers with, from what it answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from inspect import isfunction
from itertools import product
from typing import NamedTuple

import numpy as np

from perceptron.adapter.deliveries import ASKINGS, Asking, askings
from perceptron.adapter.labels import Labels
from perceptron.adapter.names import BIASES, PREDICTS, ROWS, WEIGHTS, named_as, plain
from perceptron.adapter.places import Instance, Place, places
from perceptron.adapter.program import Program
from perceptron.adapter.reading import readings
from perceptron.adapter.subjects import subject_of
from perceptron.adapter.ways import slot_names
from perceptron.contract import OutOfTimeError, SubmissionError
from perceptron.model import LocalModel
from perceptron.small_problems import ENOUGH, GATES, PAIRS
from perceptron.survey.traits import SECONDS, attempt

Slots = tuple[Place | None, ...]
AROUND = np.array(list(product((-2, -1, 0, 1, 2), repeat=2)), dtype=np.float64)
ACTIVATION = re.compile(r"activat|step")
MISCOUNTED = "predict returned"  # so many labels for so many rows, as `model` says it


class Question(NamedTuple):
    """A way to ask a program for labels, by the names of the fields of `Program`."""

    predictor: str | None
    slots: Slots
    slot_names: tuple[str, ...]
    asking: Asking
    labels: Labels


@dataclass(frozen=True)
class Answers:
    """What a way of asking came to on the gates: how many were answered, and learned."""

    answered: int
    labels_only: bool
    learned: int
    third_label: bool

    @property
    def fits(self) -> bool:
        """Say whether every row of every gate got one of two labels."""
        return self.answered == len(GATES) and self.labels_only

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Return what speaks for a way of asking, the labels themselves first."""
        return self.answered > 0 and self.labels_only, self.learned, self.answered


NO_ANSWERS = Answers(0, False, 0, False)
Tried = tuple[Question, Answers]


def find_answers(model: LocalModel, encodings: tuple[Labels, ...]) -> Answers | None:
    """Settle the predictor, the way to ask it and the labels; None where nothing can be asked.

    The first predictor that answers at all, and the first way that gives every row one of two
    labels: not the one that is right most often. Of two encodings of labels the one that learns
    more gates is what the program means, since with the other one its steps go astray.
    """
    program = model.program
    encodings = tuple(labels for labels in encodings if labels not in program.endless)
    if not encodings:
        return None
    fallback: Tried | None = None
    for name in (*_of_a_model(model, encodings), *program.predictor_names):
        arguments = len(slot_names(program.method(name)))
        model.troubles.clear()
        wirings = list(_slots(model, name, encodings))
        for group in askings(program.delivery, arguments):
            best = _best(model, name, wirings, group, encodings)
            if best is not None and best[1].fits:
                return _settle(program, *best)
            if best is None or not best[1].answered or program.guessed:
                continue
            if fallback is None or best[1].rank > fallback[1].rank:
                fallback = best
            if best[1].answered == len(GATES) and best[0].asking == ASKINGS[0]:
                break  # a number for each row is an answer: asked otherwise, it may say another
        miscounts = any(MISCOUNTED in trouble for trouble in model.troubles)
        if fallback is None and miscounts and says_it_predicts(name):
            asking = askings(program.delivery, arguments)[0][0]
            # Its labels are wrong, whatever else is.
            fallback = Question(name, *wirings[0], asking, encodings[0]), NO_ANSWERS
        if fallback is not None and fallback[0].predictor == name:
            break
    derived = _from_the_weights(model, encodings)
    if fallback is None:
        return derived
    question, best_answers = fallback
    if derived is None or derived.learned <= best_answers.learned:
        return _settle(program, question, best_answers)
    # Scores, say: the weights tell the labels.
    _settle(program, question._replace(labels=program.labels), best_answers)
    return replace(best_answers, learned=derived.learned)


def _of_a_model(model: LocalModel, encodings: tuple[Labels, ...]) -> list[str]:
    """Return the methods that may predict of what a function returns, a model of the file's own."""
    program = model.program
    if program.space is program.maker or program.module is None:
        return []
    instance = _trained(model, encodings)
    kind = type(instance.returned) if instance else type(None)
    if kind.__module__ != program.module.__name__:
        return []
    program.model_class = kind
    likely = subject_of(kind, {}).predictors
    return [f"returned.{name}" for name in likely if isfunction(vars(kind).get(name))]


def says_it_predicts(name: str) -> bool:
    """Say whether a usual name promises labels, and is not that of an activation or its step."""
    return name in PREDICTS and not ACTIVATION.match(name)


def _best(
    model: LocalModel,
    name: str,
    wirings: list[tuple[Slots, tuple[str, ...]]],
    group: list[Asking],
    encodings: tuple[Labels, ...],
) -> Tried | None:
    best: Tried | None = None
    for (slots, names), asking, labels in product(wirings, group, encodings):
        question = Question(name, slots, names, asking, labels)
        answers = _answers(model, question)
        if best is None or answers.rank > best[1].rank:
            best = question, answers
        if answers.fits and answers.learned == len(GATES):
            break
    return best


def _settle(program: Program, question: Question, answers: Answers) -> Answers:
    vars(program).update(question._asdict())
    return answers


def _answers(model: LocalModel, question: Question) -> Answers:
    vars(model.program).update(question._asdict())
    seen: set[float] = set()
    answered = learned = 0
    for problem in GATES:
        if model.program.labels in model.program.endless:
            break  # a loop until all is right, which labels of another kind never end
        trained = attempt(model, problem, ENOUGH, ask=(AROUND,))
        if trained is None and model.program.labels not in model.program.endless:
            trained = attempt(model, problem, ENOUGH)  # which answers these rows at least
        if trained is not None and len(trained.predictions) == len(problem.labels):
            answered += 1
            seen |= {*trained.predictions, *(a for answers in trained.answers for a in answers)}
            learned += trained.predictions == problem.labels
        elif not answered:
            break
    # Beside a label between the two, as np.sign's on a tie, both of them must be seen.
    labels_only = seen <= {0.0, 1.0} or seen == {0.0, 0.5, 1.0}
    return Answers(answered, labels_only, learned, 0.5 in seen)


def _slots(
    model: LocalModel, name: str, encodings: tuple[Labels, ...]
) -> Iterator[tuple[Slots, tuple[str, ...]]]:
    """Yield what a predictor may be given beside the rows, by its arguments' names."""
    program = model.program
    names = slot_names(program.method(name))
    if len(names) <= 1:
        yield (None,), ()
        return
    instance = _trained(model, (program.labels, *encodings))
    if instance is None:
        return
    sizes = places(instance)
    by_depth = sorted(sizes.items(), key=lambda item: len(item[0]))
    left = {p: n for p, n in by_depth if p[0] != "held"}
    whole: Place = ("returned",)
    arrays = [p for p, n in left.items() if n in (2 + program.ones, 3 + program.ones)]
    single = [p for p, n in left.items() if n == 1]
    options = []
    surely = any(plain(n) in WEIGHTS and plain(n) not in BIASES for n in names[1:])
    for argument in names[1:]:
        if plain(argument) in BIASES and (surely or plain(argument) not in WEIGHTS):
            options.append(single or [whole])
        elif plain(argument) in WEIGHTS:
            options.append([*arrays, whole])
        else:
            options.append([*arrays, *single, whole])
    for chosen in list(product(*options))[:12]:
        if len(set(chosen)) == len(chosen):
            yield (None, *chosen), tuple(names)
    told = named_as(ROWS, names[0]) or plain(names[1]) in WEIGHTS
    if len(names) == 2 and arrays and not told:  # predict(a, b)
        yield (arrays[0], None), tuple(names)


def _trained(model: LocalModel, encodings: tuple[Labels, ...]) -> Instance | None:
    """Return an instance trained on a gate with the first labels that let it end."""
    program = model.program
    for labels in encodings:
        program.labels = labels
        try:
            with program.running(seconds=SECONDS):
                instance = program.train(GATES[0], passes=ENOUGH, learning_rate=0.5)
            if places(instance):
                return instance
        except SubmissionError:
            continue
    return None


def _from_the_weights(model: LocalModel, encodings: tuple[Labels, ...]) -> Answers | None:
    """Without a predictor, labels are the step of the weighted sum, by the reading that learns."""
    program = model.program
    program.predictor = None
    best: Answers | None = None
    chosen = encodings[0], program.reading, True
    instance = _trained(model, encodings)
    if instance is None:
        return None
    every = list(readings(instance, 2))
    found = [reading for reading in every if reading.is_named_weights] or every
    for labels, reading, at_zero in product(encodings, found, (True, False)):
        program.labels, program.reading, program.fires_at_zero = labels, reading, at_zero
        answers = _answers(model, Question(None, (None,), (), program.asking, labels))
        if best is None or answers.learned > best.learned:
            best, chosen = answers, (labels, reading, at_zero)
        if answers.learned == len(GATES):
            break
    if best is not None:
        program.labels, program.reading, program.fires_at_zero = chosen
    return best


def third_label(model: LocalModel) -> bool:
    """Say whether the program predicts a label between its two on points around trained gates."""
    for problem, passes in product((*PAIRS, *GATES), (1, 2, ENOUGH)):
        try:
            trained = model.train(problem, passes=passes, ask=(AROUND,))
        except OutOfTimeError:
            raise
        except SubmissionError:
            continue
        if 0.5 in trained.answers[0]:
            return True
    return False
