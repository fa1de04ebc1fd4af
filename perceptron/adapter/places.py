"""What a program holds after training, and every place in it where numbers stand."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from numbers import Number
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

MOST_PARTS = 6  # of a tuple or list that is looked into
GLOBAL_DATA = (int, float, list, dict, set, np.ndarray)
Place = tuple[str, ...]  # the way from an Instance to a number: ("held", "neuron", "weights")


@dataclass
class Instance:
    """What is trained: an instance of the student's class, or the module of its functions.

    `returned` is what its last training returned; `start` holds the weights and the bias that are
    handed to a function that wants them, and afterwards those that it came to; `wanted` the values
    of roles that it was made with; `given` all data, where its last training was given them in one
    call; `globals` a module's data as training left them.
    """

    held: Any
    returned: Any = None
    given: tuple[Any, ...] = ()
    start: dict[str, Any] = field(default_factory=dict)
    wanted: dict[str, Any] = field(default_factory=dict)
    globals: dict[str, Any] = field(default_factory=dict)

    def keep_globals(self) -> None:
        """Keep what training left in a module, where the next one will start afresh."""
        if isinstance(self.held, ModuleType):
            self.globals = global_data(self.held)

    def put_globals(self) -> None:
        """Put a module's data back as this training left them."""
        if self.globals:
            vars(self.held).update(self.globals)

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


def global_data(module: ModuleType) -> dict[str, Any]:
    """Return a module's numbers, lists, dictionaries and arrays by name."""
    found = vars(module).items()
    return {n: v for n, v in found if isinstance(v, GLOBAL_DATA) and n[:2] != "__"}


def places(instance: Instance) -> dict[Place, int]:
    """Return how many numbers stand at each place."""
    return {place: value.size for place, value in _numbers(instance)}


def _numbers(instance: Instance) -> Iterator[tuple[Place, npt.NDArray[Any]]]:
    """Yield the numbers of an instance, of what it holds, and of what training returned."""
    places: list[Place] = []
    for name in _attributes(instance.held):
        place: Place = ("held", name)
        if _is_given(value_at(instance, place), instance.given):
            continue  # the examples, kept; a row of them may look like weights
        places += [place, *((*place, inner) for inner in _inner(instance, place))]
    if instance.returned is not instance.held:  # fit may return self
        places.append(("returned",))
        for part in _inner(instance, ("returned",)):
            place = ("returned", part)
            places += [place, *((*place, inner) for inner in _inner(instance, place))]
    places += [("start", role) for role in instance.start]
    places += [("globals", name) for name in instance.globals]
    for place in dict.fromkeys(places):
        array = numbers_at(instance, place)
        if array is not None:
            yield place, array


def _is_given(value: Any, given: tuple[Any, ...]) -> bool:
    """Say whether a value is, or equals, a list or an array that training was given."""
    if not isinstance(value, list | np.ndarray):
        return False
    if any(value is each for each in given):
        return True
    try:
        arrays = [np.asarray(each) for each in given]
        kept = np.asarray(value)
    except ValueError:  # ragged lists are no array
        return False
    # Weights may come to equal the labels, but not as whole numbers: the rows are floats.
    return any(
        each.size > 1 and each.dtype == kept.dtype and np.array_equal(each, kept) for each in arrays
    )


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
    held = instance.held
    own_module = held.__name__ if isinstance(held, ModuleType) else type(held).__module__
    own = type(value).__module__ == own_module
    return list(_attributes(value)) if own and hasattr(value, "__dict__") else []


def _attributes(held: object) -> dict[str, None]:
    if isinstance(held, ModuleType):
        return {}  # its data are among the globals that training left
    own = getattr(held, "__dict__", {})
    return dict.fromkeys([*own, *(name for name in dir(type(held)) if _is_data(held, name))])


def _is_data(held: object, name: str) -> bool:
    if name.startswith("__"):
        return False
    found = inspect.getattr_static(type(held), name)
    return isinstance(
        found, property | int | float | np.ndarray | list
    ) or inspect.isdatadescriptor(found)


def numbers_at(instance: Instance, place: Place) -> npt.NDArray[Any] | None:
    """Return the numbers at a place as a flat array; None where there are none."""
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
