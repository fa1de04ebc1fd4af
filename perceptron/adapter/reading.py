"""Where a program keeps its weights and bias: every way to read them from an instance's numbers.

Which reading is the right one, the program's own predictions decide (see `survey`).
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from numbers import Number
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.adapter.names import BIASES, WEIGHTS
from perceptron.contract import Parameters

MOST_PARTS = 6  # of a tuple or list that is looked into
Place = tuple[str, ...]  # the way from an Instance to a number: ("held", "neuron", "weights")


@dataclass
class Instance:
    """What is trained: an instance of the student's class, or the module of its functions.

    `returned` is what its last training returned; `start` holds the weights and the bias that are
    handed to a function that wants them, and afterwards those that it came to; `wanted` the values
    of roles that it was made with.
    """

    held: Any
    returned: Any = None
    start: dict[str, Any] = field(default_factory=dict)
    wanted: dict[str, Any] = field(default_factory=dict)

    def go_on(self) -> None:
        """Take the weights and the bias that training returned for the start of the next call.

        A function that returns none of them has changed its arrays in place, or starts afresh.
        """
        parts = self.returned
        parts = [*parts] if isinstance(parts, tuple) else [parts]
        arrays = [(part, _array(part)) for part in parts]
        if "weights" in self.start:
            size = np.size(self.start["weights"])
            fitting = [part for part, array in arrays if array is not None and array.size == size]
            if not fitting:
                return
            self.start["weights"] = fitting[0]
            arrays = [(part, array) for part, array in arrays if part is not fitting[0]]
        if "bias" in self.start:
            numbers = [part for part, array in arrays if array is not None and array.size == 1]
            self.start["bias"] = numbers[0] if numbers else self.start["bias"]


@dataclass(frozen=True)
class Reading:
    """Where weights and bias stand: `joint` 0 or -1 is the bias's place in one vector of d + 1.

    `offset` is what the program's own step adds to the bias: -1/2 where it fires from 1/2 on.
    """

    weights: Place
    bias: Place | None = None
    joint: int | None = None
    sign: int = 1
    offset: float = 0.0

    def described(self) -> Iterator[tuple[str, str]]:
        """Yield what is read and where, the places named as the student wrote them."""
        minus = "-" if self.sign < 0 else ""
        if self.joint is not None:
            place = "first" if self.joint == 0 else "last"
            negated = " negated" if minus else ""
            yield "weights and bias", f"{_shown(self.weights)}, bias {place}{negated}"
        else:
            yield "weights", _shown(self.weights)
            yield "bias", minus + _shown(self.bias) if self.bias else "none"
        if self.offset:
            yield "threshold", f"the step is taken at {-self.offset:g}"

    def __str__(self) -> str:
        """Return all of it in one line."""
        return "; ".join(f"{topic} = {found}" for topic, found in self.described())

    @property
    def is_named_weights(self) -> bool:
        """Say whether the weights stand under a usual name, or are what training left."""
        return self.weights[0] != "held" or _rank(self.weights, WEIGHTS) < len(WEIGHTS)

    @property
    def usual(self) -> bool:
        """Say whether the bias has a name that people give it, or is what training left."""
        bias = self.bias
        if bias is None or bias[0] == "start" or bias[-1].lstrip("-").isdigit():
            return True
        return _rank(bias, BIASES) < len(BIASES)

    def parameters(self, instance: Instance, features: int) -> Parameters | None:
        """Return the parameters that this reading finds; None where they are not there."""
        weights = _number(instance, self.weights)
        if weights is None:
            return None
        if self.joint is not None:
            if weights.size != features + 1:
                return None
            bias, weights = weights[[self.joint]], np.delete(weights, self.joint)
        else:
            found = _number(instance, self.bias) if self.bias else np.zeros(1)
            if weights.size != features or found is None or found.size != 1:
                return None
            bias = found
        return Parameters(
            tuple(float(w) for w in weights),
            self.sign * float(bias[0]) + self.offset,
            single=np.float32 in (weights.dtype, bias.dtype),
        )


def places(instance: Instance) -> dict[Place, int]:
    """Return how many numbers stand at each place."""
    return {place: value.size for place, value in _numbers(instance)}


def readings(instance: Instance, features: int) -> Iterator[Reading]:
    """Yield every reading of an instance's numbers, the usual names first."""
    sizes = places(instance)
    flat, single, joint = (
        sorted((p for p, n in sizes.items() if n == size), key=_order)
        for size in (features, 1, features + 1)
    )
    for place in flat:
        for bias in sorted(single, key=lambda p: ("parameters" not in p, _rank(p, BIASES))):
            if bias != place:
                yield Reading(place, bias)
                yield Reading(place, bias, sign=-1)
    for place in joint:
        for end in (0, -1):
            yield Reading(place, joint=end)
            yield Reading(place, joint=end, sign=-1)
    for place in flat:
        yield Reading(place)


def _shown(place: Place) -> str:
    first, *inner = place[1:] if place[0] == "held" else place
    return first + "".join(f".{step}" if step.isidentifier() else f"[{step}]" for step in inner)


def _rank(place: Place, aliases: tuple[str, ...]) -> int:
    """Return how usual a name is, underscores, a class's name mangling and capitals aside."""
    name = place[-1].rpartition("__")[2] if place[-1].startswith("_") else place[-1]
    plain = name.replace("_", "").lower()
    return aliases.index(plain) if plain in aliases else len(aliases)


def _order(place: Place) -> tuple[bool, int, int]:
    """Return the place of a place among others: what is called parameters, then usual names."""
    return "parameters" not in place, _rank(place, WEIGHTS), len(place)


def _numbers(instance: Instance) -> Iterator[tuple[Place, npt.NDArray[Any]]]:
    """Yield the numbers of an instance, of what it holds, and of what training returned."""
    places: list[Place] = []
    for name in _attributes(instance.held):
        place: Place = ("held", name)
        places += [place, *((*place, inner) for inner in _inner(instance, place))]
    if instance.returned is not instance.held:  # fit may return self
        places.append(("returned",))
        for part in _inner(instance, ("returned",)):
            place = ("returned", part)
            places += [place, *((*place, inner) for inner in _inner(instance, place))]
    places += [("start", role) for role in instance.start]
    for place in dict.fromkeys(places):
        array = _number(instance, place)
        if array is not None:
            yield place, array


def _inner(instance: Instance, place: Place) -> list[str]:
    """Return the steps into a dictionary, a sequence of a few parts, or an object of the file."""
    value = value_at(instance, place)
    if isinstance(value, dict):
        return [key for key in value if isinstance(key, str)]
    if isinstance(value, list) and value and all(isinstance(v, Number) for v in value):
        return []  # weights, not parts
    if isinstance(value, tuple | list) and len(value) <= MOST_PARTS:
        return [str(index) for index in range(len(value))]
    if isinstance(value, np.ndarray):
        return ["-1"] if value.ndim == 2 and len(value) > 1 else []
    if isinstance(value, list) and not isinstance(value[-1], int | float):
        return ["-1"]  # a history ends with its last weights
    own = type(value).__module__ == type(instance.held).__module__
    return list(_attributes(value)) if own and hasattr(value, "__dict__") else []


def _attributes(held: object) -> dict[str, None]:
    if isinstance(held, ModuleType):
        return {}  # global weights belong to no training
    own = getattr(held, "__dict__", {})
    return dict.fromkeys([*own, *(name for name in dir(type(held)) if _is_data(held, name))])


def _is_data(held: object, name: str) -> bool:
    if name.startswith("__"):
        return False
    found = inspect.getattr_static(type(held), name)
    return isinstance(
        found, property | int | float | np.ndarray | list
    ) or inspect.isdatadescriptor(found)


def _number(instance: Instance, place: Place) -> npt.NDArray[Any] | None:
    return _array(value_at(instance, place))


def value_at(instance: Instance, place: Place) -> Any:
    """Return what stands at a place, None where nothing does."""
    return reduce(_step_into, place, instance)


def _array(value: Any) -> npt.NDArray[Any] | None:
    if isinstance(value, bool | str | bytes) or value is None:
        return None
    try:
        array = np.ravel(np.asarray(value))
        if array.dtype.kind == "O" and all(isinstance(each, Number) for each in array):
            array = array.astype(np.float64)  # Decimal and Fraction
    except Exception:  # an object of the student's that refuses holds no number
        return None
    return array if array.dtype.kind in "iuf" else None


def _step_into(value: Any, step: str) -> Any:
    try:
        if isinstance(value, dict):
            return value.get(step)
        indexed = isinstance(value, tuple | list | np.ndarray)
        return value[int(step)] if indexed else getattr(value, step, None)
    except Exception:  # a property of the student's that raises holds no number
        return None
