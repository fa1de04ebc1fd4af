"""Where a program keeps its weights and bias: every way to read them from an instance's numbers.

Which reading is the right one, the program's own predictions decide (see `survey`).
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from perceptron.contract import Parameters
from perceptron.problems import FloatArray

WEIGHTS = ("weights", "w", "coef", "weight", "weights_vector", "theta", "W")
BIASES = ("bias", "b", "intercept", "w0", "threshold", "theta", "bias_weight")


@dataclass
class Instance:
    """One instance of the student's class and what its last training returned."""

    held: Any
    returned: Any = None


@dataclass(frozen=True)
class Reading:
    """Where weights and bias stand: `joint` 0 or -1 is the bias's place in one vector of d + 1."""

    weights: str
    bias: str | None = None
    joint: int | None = None
    sign: int = 1

    def __str__(self) -> str:
        """Name the places as the student wrote them."""
        minus = "-" if self.sign < 0 else ""
        if self.joint is not None:
            place = "first" if self.joint == 0 else "last"
            return f"weights and bias = {self.weights}, bias {place}{' negated' if minus else ''}"
        return f"weights = {self.weights}; bias = {minus + self.bias if self.bias else 'none'}"


def read(
    reading: Reading, numbers: dict[str, FloatArray | None], features: int
) -> Parameters | None:
    """Return the parameters that a reading finds among an instance's numbers."""
    weights = numbers.get(reading.weights)
    if weights is None:
        return None
    if reading.joint is not None:
        if weights.size != features + 1:
            return None
        bias = weights[reading.joint]
        weights = np.delete(weights, reading.joint)
    else:
        found = numbers.get(reading.bias) if reading.bias else np.zeros(1)
        if weights.size != features or found is None or found.size != 1:
            return None
        bias = found[0]
    return Parameters(tuple(float(w) for w in weights), float(reading.sign * bias))


def readings(instance: Instance, features: int) -> Iterator[Reading]:
    """Yield every reading of an instance's numbers, the usual names first."""
    numbers = dict(_numbers(instance))
    flat = [name for name, value in numbers.items() if value.size == features]
    single = [name for name, value in numbers.items() if value.size == 1]
    joint = [name for name, value in numbers.items() if value.size == features + 1]
    for name in sorted(flat, key=lambda n: _rank(n, WEIGHTS)):
        for bias in sorted(single, key=lambda n: _rank(n, BIASES)):
            if bias != name and _rank(bias, BIASES) < len(BIASES):
                yield Reading(name, bias)
                yield Reading(name, bias, sign=-1)
    for name in sorted(joint, key=lambda n: _rank(n, WEIGHTS)):
        for place in (0, -1):
            yield Reading(name, joint=place)
            yield Reading(name, joint=place, sign=-1)
    for name in sorted(flat, key=lambda n: _rank(n, WEIGHTS)):
        yield Reading(name)


def _rank(name: str, aliases: tuple[str, ...]) -> int:
    plain = name.rpartition("__")[2] if name.startswith("_") else name
    plain = plain.strip("_")
    return aliases.index(plain) if plain in aliases else len(aliases)


def _numbers(instance: Instance) -> Iterator[tuple[str, FloatArray]]:
    """Yield the numeric attributes of an instance, its class, and what training returned."""
    held = instance.held
    names = [*getattr(held, "__dict__", {}), *(n for n in dir(type(held)) if _is_data(held, n))]
    if isinstance(instance.returned, tuple | list):
        names += [f"returned[{place}]" for place in range(len(instance.returned))]
    for name in dict.fromkeys(names):
        array = number(instance, name)
        if array is not None:
            yield name, array


def number(instance: Instance, name: str) -> FloatArray | None:
    """Return an attribute's or a returned place's numbers, flat; None where it holds none."""
    if name.startswith("returned["):
        return _as_numbers(instance.returned[int(name[9:-1])])
    return _as_numbers(getattr(instance.held, name, None))


def _is_data(held: object, name: str) -> bool:
    if name.startswith("__"):
        return False
    found = inspect.getattr_static(type(held), name)
    return isinstance(
        found, property | int | float | np.ndarray | list
    ) or inspect.isdatadescriptor(found)


def _as_numbers(value: object) -> FloatArray | None:
    if isinstance(value, bool | str | bytes) or value is None:
        return None
    try:
        array = np.asarray(value)
        return np.ravel(array).astype(np.float64) if array.dtype.kind in "iuf" else None
    except (TypeError, ValueError):
        return None
