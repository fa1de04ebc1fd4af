"""The ways in which a class or function may be driven, the usual ones first."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from perceptron.adapter.binding import Binding, Names, bind, named
from perceptron.adapter.deliveries import ONE_ARGUMENT, TWO_ARGUMENTS, Delivery
from perceptron.adapter.names import (
    BIASES,
    ROWS,
    TRAINS_RANDOMLY,
    UPDATES,
    WEIGHTS,
    named_as,
    plain,
    takes_a_label,
)
from perceptron.adapter.program import Program
from perceptron.adapter.signatures import argument_names, required, signature, takes_any
from perceptron.adapter.subjects import Subject
from perceptron.contract import TargetError
from perceptron.randomness import held_generators

SETS_UP = re.compile(r"(random)?(init|initiali[sz]e|setup|reset|create)(the|random)?(weights?|w)?")


def programs(
    subject: Subject, arguments: dict[str, Any], names: Names, data: str | None = None
) -> Iterator[Program]:
    """Yield the ways to drive a subject, the usual first; `data` names the only delivery to try.

    What a way would need and no name stands for goes to subject.missing.
    """
    strange = [n for n in arguments if n not in argument_names(subject.space)]
    if subject.is_class and strange and not takes_any(subject.space):
        expected = ", ".join(argument_names(subject.space)) or "none"
        raise TargetError(f"no argument {', '.join(strange)}; expected some of {expected}")
    for trainer in subject.trainers[:4]:
        train = getattr(subject.space, trainer) if trainer else None
        binding = bind(subject.space if subject.is_class else None, train, arguments, names)
        if binding.missing or not binding.data:
            subject.missing.append(binding.missing or "no argument for examples was found")
        yield from (
            Program(
                subject.title,
                subject.maker,
                arguments,
                subject.home,
                subject.files,
                subject.module,
                trainer=trainer or None,
                binding=bound,
                roles=dict(bound.roles),
                delivery=delivery,
                setup=setup,
                wide=wide,
                ones=ones,
                narrow=narrow,
                predictor_names=subject.predictors,
                guessed=subject.guessed,
                unnamed=subject.unnamed,
                updater=_updater(subject, trainer),
                random_trainer=next(iter(_random_trainers(subject)), None),
                held=held_generators(subject.space) if subject.is_class else (),
            )
            for bound in (binding.guesses() if binding.data else ())
            for delivery, setup, wide, ones, narrow in _ways(subject, bound)
            if data in {None, delivery.name}
        )


def _ways(
    subject: Subject, binding: Binding
) -> Iterator[tuple[Delivery, str | None, bool, bool, bool]]:
    """Yield deliveries, set-up methods and widths of the weights, the usual ones first.

    Weights may be one wider than the rows, or the rows one wider for a column of ones, and then the
    number of features that is handed in may count it or not.
    """
    deliveries = TWO_ARGUMENTS if len(binding.data) == 2 else ONE_ARGUMENT
    setups = (None, *named(subject.space, SETS_UP)) if subject.is_class else (None,)
    for setup in setups:
        counted = "features" in binding.roles or setup is not None
        for ones, narrow in [(False, False), (True, False), (True, True)][: 2 + counted]:
            for delivery in deliveries:
                handed = replace(delivery, in_constructor=binding.in_constructor)
                yield handed, setup, False, ones, narrow
                if "weights" in binding.roles and not ones:
                    yield handed, setup, True, ones, narrow


def _random_trainers(subject: Subject) -> list[str]:
    return [n for n in TRAINS_RANDOMLY if subject.is_class and hasattr(subject.space, n)]


def _updater(subject: Subject, trainer: str) -> str | None:
    """Return the method that learns from one example, if its arguments say that it does."""
    if not subject.is_class:
        return None
    name = next((n for n in UPDATES if callable(getattr(subject.space, n, None))), None)
    if name is None or name == trainer:
        return None
    needed = [n for n in required(getattr(subject.space, name)) if n != "self"]
    fits = len(needed) == 2 and takes_a_label(needed[1])
    return name if fits or name == "partial_fit" else None


def slot_names(function: Callable[..., Any]) -> list[str]:
    """Return the names of the arguments that a predictor must be given, its rows first."""
    needed = [p.name for p in signature(function) if p.default is p.empty]
    rows = [n for n in needed if named_as(ROWS, n) and plain(n) not in (*WEIGHTS, *BIASES)]
    return rows[:1] + [n for n in needed if n not in rows[:1]]
