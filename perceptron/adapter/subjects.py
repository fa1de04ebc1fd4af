"""Finds what a module has that could be a perceptron: classes and functions that train."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from perceptron.adapter.binding import Binding, Names, bind, named
from perceptron.adapter.deliveries import ONE_ARGUMENT, TWO_ARGUMENTS, Delivery
from perceptron.adapter.names import (
    BIASES,
    PREDICTS,
    ROWS,
    TRAINS,
    TRAINS_RANDOMLY,
    UPDATES,
    WEIGHTS,
    argument_names,
    named_as,
    plain,
    required,
    signature,
    takes_a_label,
    takes_any,
)
from perceptron.adapter.program import Program
from perceptron.contract import TargetError
from perceptron.loading.home import Home
from perceptron.randomness import held_generators

LIKE_A_PERCEPTRON = re.compile(r"perceptr|percepti|neuron|pla$")
LEARNS = re.compile(
    r"_*(fit|train|learn|aprend|entren|entrain|trein|lern|allena|tren|ucz|egit|ogren|percep|pla$|pla_)"
)
ASIDE = re.compile(
    r"test|predict|plot|load|read|split|evaluat|accura|error|main|draw|show|save|check|print|data"
    r"|activat|label"
)
ANSWERS = re.compile(
    r"predi|classif|infer|guess|forward|evaluat|test|output|activ|sign|step|prev|prob|przewid|tahmin"
)
SETS_UP = re.compile(r"(random)?(init|initiali[sz]e|setup|reset|create)(the|random)?(weights?|w)?")


@dataclass(frozen=True)
class Subject:
    """A class, or the functions of a module, with the names that could train and predict."""

    title: str
    maker: Callable[..., Any]
    space: Any
    trainers: tuple[str, ...]
    predictors: tuple[str, ...]
    home: Home | None = None
    files: tuple[str, ...] = ()
    module: ModuleType | None = None
    missing: list[str] = field(default_factory=list)

    @property
    def is_class(self) -> bool:
        """Say whether it is a class, which makes instances of its own."""
        return inspect.isclass(self.space)


def subject_of(cls: type, names: Names, **place: Any) -> Subject:
    """Return a class as a subject."""
    methods = [
        n for n in dir(cls) if callable(inspect.getattr_static(cls, n, None)) or _bound(cls, n)
    ]
    methods = [n for n in methods if not n.startswith("__") or n in vars(cls)]
    return Subject(
        f"class {cls.__name__}",
        cls,
        cls,
        _ranked(methods, (*names.get("fit", ()), *TRAINS), LEARNS),
        _ranked(methods, (*names.get("predict", ()), *PREDICTS), re.compile(r"predi|classif")),
        **place,
    )


def _bound(cls: type, name: str) -> bool:
    return isinstance(inspect.getattr_static(cls, name, None), staticmethod | classmethod)


def _ranked(names: list[str], usual: tuple[str, ...], alike: re.Pattern[str]) -> tuple[str, ...]:
    """Return the usual names first, in their order, then those that are like them."""
    first = [u for u in usual if u in names]
    aside = {*first, *TRAINS_RANDOMLY, *UPDATES}
    others = [n for n in names if n not in aside and alike.match(n.lower()) and n[:2] != "__"]
    return tuple(first + [n for n in others if not ASIDE.search(n.lower()) or alike is not LEARNS])


def functions_of(module: ModuleType, names: Names, **place: Any) -> list[Subject]:
    """Return each function of a module that may train, with those that may predict."""
    own = [n for n, v in vars(module).items() if inspect.isfunction(v) and _is_own(v, module)]
    usual = (*names.get("fit", ()), *TRAINS)
    likely = [n for n in own if LEARNS.search(n.lower()) and not ASIDE.search(n.lower())]
    trainers = [u for u in usual if u in own] + [n for n in likely if n not in usual]
    asked = (*names.get("predict", ()), *PREDICTS)
    found = []
    for trainer in trainers:
        first = [u for u in asked if u in own and u != trainer]
        others = [n for n in own if ANSWERS.search(n.lower()) and n not in (*first, *trainers)]
        found.append(
            Subject(
                f"function {trainer}",
                lambda: module,
                module,
                (trainer,),
                tuple(first + others),
                module=module,
                **place,
            )
        )
    return found


def _is_own(thing: Any, module: ModuleType) -> bool:
    """Say whether a thing was written in the module, or in a file beside it that it imports."""
    values = vars(thing).values() if inspect.isclass(thing) else (thing,)
    codes = (getattr(value, "__code__", None) for value in values)
    files = [Path(code.co_filename) for code in codes if code is not None]
    folder = Path(str(module.__file__)).parent
    return thing.__module__ == module.__name__ or any(
        f.is_relative_to(folder) and "site-packages" not in f.relative_to(folder).parts
        for f in files
    )


def subjects(module: ModuleType, name: str | None, names: Names, **place: Any) -> Iterator[Subject]:
    """Yield what could be judged in a module, the likeliest first.

    The one of that name only, where there is one. A class of the module's own comes before one that
    it imports, Perceptron before other names, a later class before an earlier one, a class that
    learns before functions.
    """
    if name is not None:
        found = getattr(module, name, None)
        if inspect.isclass(found):
            yield subject_of(found, names, module=module, **place)
            return
        chosen = [s for s in functions_of(module, {"fit": (name,)}, **place) if name in s.trainers]
        if not chosen:
            raise TargetError(f"{module.__name__} has no class {name!r}, and no such function")
        yield chosen[0]
        return
    classes = [v for v in vars(module).values() if inspect.isclass(v) and _is_own(v, module)]
    classes = list(dict.fromkeys(reversed(classes)))

    def rank(cls: type) -> tuple[bool, ...]:
        called = LIKE_A_PERCEPTRON.search(cls.__name__.lower()) is not None
        return not called, cls.__module__ != module.__name__, cls.__name__ != "Perceptron"

    all_of_them = [subject_of(c, names, module=module, **place) for c in sorted(classes, key=rank)]
    yield from (s for s in all_of_them if s.trainers)
    yield from functions_of(module, names, **place)
    yield from (
        replace(s, trainers=("",)) for s in all_of_them if not s.trainers and required(s.space)
    )


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
            continue
        yield from (
            Program(
                subject.title,
                subject.maker,
                arguments,
                subject.home,
                subject.files,
                subject.module,
                trainer=trainer or None,
                binding=binding,
                roles=dict(binding.roles),
                delivery=delivery,
                setup=setup,
                wide=wide,
                ones=ones,
                narrow=narrow,
                predictor_names=subject.predictors,
                updater=_updater(subject, trainer),
                random_trainer=next(iter(_random_trainers(subject)), None),
                held=held_generators(subject.space) if subject.is_class else (),
            )
            for delivery, setup, wide, ones, narrow in _ways(subject, binding)
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
