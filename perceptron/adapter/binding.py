"""Binds the arguments of a constructor and of training to what they are for, by their names."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import Any

from perceptron.adapter.names import (
    ACTIVATIONS,
    ALIASES,
    ALIKE,
    AMBIGUOUS,
    BIASES,
    LABELS,
    LESS_USUAL,
    ORDERS,
    ROWS,
    WEIGHTS,
    constant,
    known,
    named_as,
    plain,
)
from perceptron.adapter.signatures import argument_names, keyed, required, signature

LOADS = re.compile(
    r"(in|input|set|load|add|feed|give)(the|training|train)?(data|set|dataset|inputs?)"
)
STARTS = {"weights": WEIGHTS, "bias": BIASES, "activation": ACTIVATIONS}
Names = Mapping[str, tuple[str, ...]]  # further names of an assignment, by role
Door = tuple[str, str]  # where a value goes in (make, fit, attribute, module), and its name there


@dataclass
class Binding:
    """What each argument is for: a role, a constant, or the data; `unknown` are all others.

    `data` names the arguments for examples and labels: of training, or with `in_constructor` of the
    constructor or of the method `loader`. `needed` has the roles whose arguments have no default.
    `settings` names training's argument that is a dictionary, and its keys. `guessed` has roles
    that no name tells.
    """

    roles: dict[str, Door] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    constants: dict[str, tuple[str, Any]] = field(default_factory=dict)
    data: tuple[str, ...] = ()
    in_constructor: bool = False
    loader: str | None = None
    settings: tuple[str, tuple[str, ...]] | None = None
    unknown: list[Door] = field(default_factory=list)
    guessed: frozenset[str] = frozenset()

    @property
    def missing(self) -> str:
        """Return in words which arguments nothing is known for; nothing where there are none."""
        places = {"make": "the constructor", "fit": "training"}
        return "; ".join(f"{places[door]} needs {name}" for door, name in self.unknown)

    def guesses(self) -> Iterator["Binding"]:
        """Yield bindings of unknown arguments to numbers that are bound to no name yet.

        Which one is right shows when they are run: by the length of the weights, by what raises.
        """
        free = [role for role in ("learning_rate", "passes", "features") if role not in self.roles]
        for roles in permutations(free, len(self.unknown)):
            more, names = dict(zip(roles, self.unknown, strict=True)), frozenset(roles)
            yield replace(
                self,
                roles=self.roles | more,
                needed=self.needed | names,
                unknown=[],
                guessed=names,
            )

    def arguments(
        self, door: str, roles: Mapping[str, Door], values: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return what goes in at one door by name: roles that have a value, and constants."""
        given = {
            name: values[role]
            for role, (where, name) in roles.items()
            if where == door and values.get(role) is not None
        }
        given |= {n: value for n, (where, value) in self.constants.items() if where == door}
        if self.settings is None or door != "fit":
            return given
        name, keys = self.settings
        own = {n: value for n, value in given.items() if n not in keys}
        return own | {name: {key: given[key] for key in keys if key in given}}


def bind(
    maker: Callable[..., Any] | None,
    train: Callable[..., Any] | None,
    given: Iterable[str],
    names: Names,
) -> Binding:
    """Bind a constructor's arguments, less those that are given already, and those of training."""
    taken = {"make": _arguments(maker, given), "fit": _arguments(train)}
    needed = {"make": _needed(maker, given), "fit": _needed(train)}
    binding = Binding()
    settings = keyed(train) if train else None
    if settings is not None:
        binding.settings = settings[0], tuple(k for k in settings[1] if k not in taken["fit"])
        taken["fit"] += binding.settings[1]
    binding.data = _data(needed["fit"]) or _optional_data(taken["fit"])
    if not binding.data:
        binding.in_constructor = True
        binding.data = _data(needed["make"])
        binding.loader = next(iter(named(maker, LOADS)), None) if not binding.data else None
        if binding.loader is not None:
            binding.data = _data(_needed(getattr(maker, binding.loader)))
    open_ = {door: [n for n in all_ if n not in binding.data] for door, all_ in taken.items()}
    left = {door: [n for n in all_ if n not in binding.data] for door, all_ in needed.items()}
    _bind_roles(binding.roles, open_, left, names, [f for f in (maker, train) if f])
    binding.needed = frozenset(r for r, (door, name) in binding.roles.items() if name in left[door])
    bound = {name for _, name in binding.roles.values()}
    for door, all_ in left.items():
        for name in [n for n in all_ if n not in bound]:
            value = constant(name)
            if value is not None:
                binding.constants[name] = (door, *value)
            else:
                binding.unknown.append((door, name))
    return binding


def _arguments(function: Callable[..., Any] | None, given: Iterable[str] = ()) -> list[str]:
    found = argument_names(function) if function else []
    return [n for n in found if n != "self" and n not in given]


def _needed(function: Callable[..., Any] | None, given: Iterable[str] = ()) -> list[str]:
    found = required(function) if function else []
    return [n for n in found if n != "self" and n not in given]


def _data(needed: list[str]) -> tuple[str, ...]:
    """Return the names of the arguments for examples and labels among those that are needed."""
    roles = {alias for aliases in ALIASES.values() for alias in aliases} - AMBIGUOUS
    starts = {alias for aliases in STARTS.values() for alias in aliases}
    taken = {*roles, *starts, *ORDERS}
    free = [n for n in needed if plain(n) not in taken and not constant(n)]
    labels = [n for n in free if named_as(LABELS, n)]
    rows = [n for n in free if named_as(ROWS, n) and n not in labels]
    if len(rows) > 1 and not labels and named_as(LABELS, rows[1].rpartition("_")[2]):
        labels = [rows.pop(1)]  # data_x, data_y
    less_usual = {alias for aliases in LESS_USUAL.values() for alias in aliases}
    counts = [p for role, p in ALIKE.items() if role != "features"]
    others = [n for n in free if n not in (*rows, *labels)]
    others = [n for n in others if not any(p.fullmatch(plain(n)) for p in counts)]
    if rows:  # then a short name is rather a rate or a number of passes than the labels
        others = [n for n in others if plain(n) not in less_usual]
    if rows and labels:
        return rows[0], labels[0]
    if labels:
        return (others[0], labels[0]) if others else (labels[0],)
    return tuple((rows + others)[:2])


def _optional_data(taken: list[str]) -> tuple[str, ...]:
    return tuple(n for n in taken[:2] if named_as(ROWS, n) or named_as(LABELS, n))


def _bind_roles(
    roles: dict[str, Door],
    taken: dict[str, list[str]],
    needed: dict[str, list[str]],
    names: Names,
    functions: list[Callable[..., Any]],
) -> None:
    """Bind the usual names first, then those that must be given, then the less usual ones."""

    def take(role: str, aliases: Iterable[str], free: dict[str, list[str]] = taken) -> None:
        bound = {name for _, name in roles.values()}
        for door, found in free.items():
            name = known((n for n in found if n not in bound), aliases)
            if name and role not in roles:
                roles[role] = (door, name)

    for role, aliases in ALIASES.items():
        take(role, (*map(plain, names.get(role, ())), *aliases))
    if roles.get("features") == ("make", "no_of_inputs") and "passes" not in roles:
        take("passes", ("threshold",))  # a much-copied tutorial's name for them
    for role, aliases in STARTS.items():
        numbers = _annotated_numbers(functions) if role == "activation" else set()
        take(role, [alias for alias in aliases if alias not in numbers], needed)
    take("passes", ("n",), {"fit": needed["fit"]})
    take("order", ORDERS, {"fit": needed["fit"]})
    for role, aliases in LESS_USUAL.items():
        take(role, aliases)
    for role, pattern in ALIKE.items():
        alike = [plain(n) for n in (*taken["make"], *taken["fit"]) if pattern.fullmatch(plain(n))]
        take(role, [n for n in alike if _may_count(n, functions)])


def named(space: Any, pattern: re.Pattern[str]) -> list[str]:
    """Return the public names of a class or module that are like the pattern."""
    return [n for n in dir(space) if n[0] != "_" and pattern.fullmatch(plain(n))]


def _annotated_numbers(functions: list[Callable[..., Any]]) -> set[str]:
    """Return the arguments that are said to be numbers: a step of type float is no function."""
    parameters = [p for f in functions for p in signature(f)]
    return {plain(p.name) for p in parameters if p.annotation in (float, int, "float", "int")}


def _may_count(name: str, functions: list[Callable[..., Any]]) -> bool:
    """Say whether an argument has a number for its default, or none: not a switch, not a word."""
    parameters = [p for f in functions for p in signature(f) if plain(p.name) == name]
    defaults = [p.default for p in parameters if p.default is not inspect.Parameter.empty]
    return all(isinstance(d, int | float | None) and not isinstance(d, bool) for d in defaults)
