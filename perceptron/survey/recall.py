"""What was found out about a program as bytes, and the program again from them: no second survey.

For a fresh process of the same submission, which loads it anew. The bytes are unpickled only where
the submission itself runs.
"""

import importlib
import pickle
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from perceptron.adapter.deliveries import ONE_ARGUMENT, TWO_ARGUMENTS, askings
from perceptron.adapter.program import Program
from perceptron.adapter.subjects import Subject
from perceptron.contract import TargetError
from perceptron.model import LocalModel
from perceptron.randomness import held_generators

OF_THE_SUBJECT = ("maker", "home", "files", "module", "held")
BY_NAME = ("delivery", "asking", "model_class")
DELIVERIES = {each.name: each for each in (*TWO_ARGUMENTS, *ONE_ARGUMENT)}
WAYS_TO_ASK = {
    each.name: each for way in DELIVERIES.values() for group in askings(way, 2) for each in group
}


def remembered(model: LocalModel) -> bytes:
    """Return the decisions about a model's program, and what it offers, as bytes.

    Raises what pickle raises where a decision holds an object of the student's that it cannot take.
    """
    program = model.program
    plain = {
        field.name: getattr(program, field.name)
        for field in fields(program)
        if field.name not in (*OF_THE_SUBJECT, *BY_NAME)
    }
    kind = program.model_class
    names = (
        DELIVERIES[program.delivery.name].name,
        program.delivery.in_constructor,
        WAYS_TO_ASK[program.asking.name].name,
        (kind.__module__, kind.__qualname__) if kind else None,
    )
    return pickle.dumps((plain, names, model.offer))


def recalled(found: Iterable[Subject], label: str, memory: bytes) -> LocalModel:
    """Return the model of one of these subjects, driven as was decided before.

    TargetError where it is not among them: the submission does not load alike each time.
    """
    plain, (delivery, in_constructor, asking, kind), offer = pickle.loads(memory)  # noqa: S301
    subject = next((each for each in found if each.title == plain["title"]), None)
    if subject is None:
        raise TargetError(f"{label}: has no {plain['title']} now, as it had when it was first read")
    program = Program(
        **plain,
        **{name: getattr(subject, name) for name in OF_THE_SUBJECT[:-1]},
        held=held_generators(subject.space) if subject.is_class else (),
        delivery=replace(DELIVERIES[delivery], in_constructor=in_constructor),
        asking=WAYS_TO_ASK[asking],
        model_class=_class_of(subject, kind) if kind else None,
    )
    return LocalModel(label, program, offer)


def _class_of(subject: Subject, kind: tuple[str, str]) -> Any:
    module, name = kind
    own = subject.module is not None and subject.module.__name__ == module
    return getattr(subject.module if own else importlib.import_module(module), name)
