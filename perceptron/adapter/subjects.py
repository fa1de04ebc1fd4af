"""Finds what a module has that could be a perceptron: classes and functions that train."""

import contextlib
import inspect
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from perceptron.adapter.binding import Names
from perceptron.adapter.names import (
    PREDICTS,
    TRAINS,
    TRAINS_RANDOMLY,
    UPDATES,
)
from perceptron.adapter.places import global_data
from perceptron.adapter.signatures import required
from perceptron.contract import TargetError
from perceptron.loading.home import Home

LIKE_A_PERCEPTRON = re.compile(r"perceptr|percepti|neuron|pla$")
LEARNS = re.compile(
    r"_*(fit|train|tran[in]|learn|aprend|entren|entrain|trein|lern|allena|tren|ucz|egit|ogren|addestr|latih|obuch|percep|pla$|pla_)"
)
ASIDE = re.compile(
    r"test|predict|plot|load|read|split|evaluat|accura|error|main|draw|show|save|check|print|data"
    r"|activat|label"
)
SHOWS = re.compile(
    r"plot|load|read|split|accura|error|main|draw|show|save|check|print|data|activat"
)
ANSWERS = re.compile(
    r"predi|classif|infer|guess|forward|evaluat|test|output|activ|sign|step|prev|prob|przewid|tahmin"
)
ANSWERS_WITH_LABELS = re.compile(r"predi|classif|hypothes")
CHANGES = re.compile(r"set|add|fit|train|learn|update|adjust|reset|init|write|append|build|move")


@dataclass(frozen=True)
class Subject:
    """A class, or the functions of a module, with the names that could train and predict.

    `guessed` says that no name promises labels: a method predicts only if its answers are labels.
    `unnamed` says that no name promises training: it trains only if every gate is learned by it.
    """

    title: str
    maker: Callable[..., Any]
    space: Any
    trainers: tuple[str, ...]
    predictors: tuple[str, ...]
    home: Home | None = None
    files: tuple[str, ...] = ()
    module: ModuleType | None = None
    missing: list[str] = field(default_factory=list)
    guessed: bool = False
    unnamed: bool = False

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
    trainers = _ranked(methods, (*names.get("fit", ()), *TRAINS), LEARNS)
    predictors = _ranked(methods, (*names.get("predict", ()), *PREDICTS), ANSWERS_WITH_LABELS)
    return Subject(
        f"class {cls.__name__}",
        cls,
        cls,
        trainers,
        predictors or _of_one_argument(cls, [n for n in methods if n not in trainers]),
        guessed=not predictors,
        **place,
    )


def _of_one_argument(cls: type, methods: list[str]) -> tuple[str, ...]:
    """Return the methods that might predict under a name of their own: is_spam(x)."""
    public = [n for n in methods if n[0] != "_" and n not in {*UPDATES, *TRAINS_RANDOMLY}]
    likely = [n for n in public if not (SHOWS.search(n.lower()) or CHANGES.match(n.lower()))]
    return tuple(n for n in likely if len(required(getattr(cls, n))) == 1)


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
        any_ = () if first or others else tuple(n for n in own if n not in trainers)
        found.append(
            Subject(
                f"function {trainer}",
                _afresh(module),
                module,
                (trainer,),
                tuple(first + others) or any_,
                module=module,
                guessed=bool(any_),
                **place,
            )
        )
    return found


def _afresh(module: ModuleType) -> Callable[[], ModuleType]:
    """Return what gives the module with its global numbers, lists and arrays as they were."""
    kept = global_data(module)
    with contextlib.suppress(Exception):  # objects of the student's own that refuse to be copied
        kept = deepcopy(kept)

    def afresh() -> ModuleType:
        vars(module).update(deepcopy(kept))
        return module

    return afresh


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
    named = [*(s for s in all_of_them if s.trainers), *functions_of(module, names, **place)]
    yield from named
    others = [s for s in all_of_them if not s.trainers]
    yield from (each for subject in others for each in _by_any_method(subject))
    yield from (replace(s, trainers=("",)) for s in others if required(s.space))
    if not named:
        yield from _by_any_function(module, names, **place)


def _by_any_method(subject: Subject) -> Iterator[Subject]:
    """Yield a class once for each method that might train under a name of its own."""
    space = subject.space
    methods = [n for n, v in vars(space).items() if inspect.isfunction(v) and n[0] != "_"]
    for name in [n for n in methods if not ASIDE.search(n.lower())]:
        predictors = tuple(p for p in subject.predictors if p != name)
        yield replace(subject, trainers=(name,), predictors=predictors, unnamed=True)


def _by_any_function(module: ModuleType, names: Names, **place: Any) -> Iterator[Subject]:
    """Yield the functions that might train under a name of their own."""
    own = [n for n, v in vars(module).items() if inspect.isfunction(v) and _is_own(v, module)]
    for name in [n for n in own if not ASIDE.search(n.lower())]:
        (subject,) = functions_of(module, {**names, "fit": (name,)}, **place)
        yield replace(subject, unnamed=True)
