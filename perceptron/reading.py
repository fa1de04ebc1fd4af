"""Where a program keeps its weights and bias: every way to read them from an instance's numbers.

Which reading is the right one, the program's own predictions decide (see `survey`).
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from numbers import Number
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.contract import Parameters

WEIGHTS = ("weights", "w", "coef", "weight", "weightsvector", "theta")
BIASES = ("bias", "b", "intercept", "w0", "threshold", "theta", "biasweight", "offset")
Place = tuple[str, ...]  # the way from an Instance to a number: ("held", "neuron", "weights")


@dataclass
class Instance:
    """One instance of the student's class and what its last training returned."""

    held: Any
    returned: Any = None


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

    def __str__(self) -> str:
        """Name the places as the student wrote them."""
        if self.offset:
            return f"{replace(self, offset=0.0)}; the step is taken at {-self.offset:g}"
        minus = "-" if self.sign < 0 else ""
        if self.joint is not None:
            place = "first" if self.joint == 0 else "last"
            negated = " negated" if minus else ""
            return f"weights and bias = {_shown(self.weights)}, bias {place}{negated}"
        bias = minus + _shown(self.bias) if self.bias else "none"
        return f"weights = {_shown(self.weights)}; bias = {bias}"

    @property
    def usual(self) -> bool:
        """Say whether the bias stands under a name that people give it."""
        return self.bias is None or _rank(self.bias, BIASES) < len(BIASES)

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


def readings(instance: Instance, features: int) -> Iterator[Reading]:
    """Yield every reading of an instance's numbers, the usual names first."""
    sizes = {place: value.size for place, value in _numbers(instance)}
    flat, single, joint = (
        sorted((p for p, n in sizes.items() if n == size), key=lambda p: _rank(p, WEIGHTS))
        for size in (features, 1, features + 1)
    )
    for place in flat:
        for bias in sorted(single, key=lambda p: _rank(p, BIASES)):
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
    first, *inner = place if place[0] == "returned" else place[1:]
    return first + "".join(f".{step}" if step.isidentifier() else f"[{step}]" for step in inner)


def _rank(place: Place, aliases: tuple[str, ...]) -> int:
    """Return how usual a name is, underscores, a class's name mangling and capitals aside."""
    name = place[-1].rpartition("__")[2] if place[-1].startswith("_") else place[-1]
    plain = name.replace("_", "").lower()
    return aliases.index(plain) if plain in aliases else len(aliases)


def _numbers(instance: Instance) -> Iterator[tuple[Place, npt.NDArray[Any]]]:
    """Yield the numbers of an instance, of what it holds, and of what training returned."""
    places: list[Place] = []
    for name in _attributes(instance.held):
        place: Place = ("held", name)
        places += [place, *((*place, inner) for inner in _inner(instance, place))]
    if isinstance(instance.returned, dict | tuple | list):
        places += [("returned", inner) for inner in _inner(instance, ("returned",))]
    for place in dict.fromkeys(places):
        array = _number(instance, place)
        if array is not None:
            yield place, array


def _inner(instance: Instance, place: Place) -> list[str]:
    """Return the steps into a dictionary, a sequence of a few parts, or an object of the file."""
    value = reduce(_step_into, place, instance)
    if isinstance(value, dict):
        return [key for key in value if isinstance(key, str)]
    if isinstance(value, tuple | list) and len(value) <= 3:
        return [str(index) for index in range(len(value))]
    own = type(value).__module__ == type(instance.held).__module__
    return list(_attributes(value)) if own and hasattr(value, "__dict__") else []


def _attributes(held: object) -> dict[str, None]:
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
    value = reduce(_step_into, place, instance)
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
        return value[int(step)] if isinstance(value, tuple | list) else getattr(value, step, None)
    except Exception:  # a property of the student's that raises holds no number
        return None
