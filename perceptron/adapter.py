"""Drives a class as people write it: finds its methods, arguments and parameters by name.

A `Program` makes, trains and asks instances; it decides nothing about right or wrong. What names
leave open (labels, which reading of the parameters) is settled by `survey` from predictions.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.contract import Parameters, TargetError
from perceptron.problems import FloatArray

TRAINS = ("fit", "train", "learn", "training", "fit_model", "train_model")
PREDICTS = ("predict", "prediction", "classify", "predict_label", "forward", "__call__")
UPDATES = ("update", "partial_fit", "learn_one", "train_one", "fit_one", "update_weights")
ALIASES = {
    "learning_rate": ("learning_rate", "eta", "eta0", "lr", "l_rate", "rate", "step_size", "alpha"),
    "passes": (
        *("epochs", "n_iter", "n_iters", "n_epochs", "max_iter", "iterations", "num_epochs"),
        *("passes", "n_iterations", "num_iterations", "max_epochs", "niter", "epoch", "max_iters"),
    ),
    "features": ("no_of_inputs", "n_features", "input_size", "num_features", "n_inputs", "dim"),
    "seed": ("seed", "random_state", "random_seed"),
}
WEIGHTS = ("weights", "w", "coef", "weight", "weights_vector", "theta", "W")
BIASES = ("bias", "b", "intercept", "w0", "threshold", "theta", "bias_weight")


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


@dataclass
class Instance:
    """One instance of the student's class and what its last training returned."""

    held: Any
    returned: Any = None


@dataclass
class Program:
    """A student's class with the names that stand for the contract's."""

    cls: type
    arguments: dict[str, Any]
    file: str
    roles: dict[str, tuple[str, str]] = field(default_factory=dict)
    fit_name: str = "fit"
    predict_name: str | None = "predict"
    update_name: str | None = None
    labels: tuple[int, int] = (0, 1)
    by_row: bool = False
    reading: Reading | None = None

    def make(self, features: int, **wanted: Any) -> Instance:
        """Make an instance; `wanted` names roles (learning_rate, passes, seed) and their values."""
        return Instance(self.cls(**self.arguments, **self._given("make", features, wanted)))

    def fit(self, instance: Instance, X: Any, y: Any, features: int, **wanted: Any) -> None:
        """Train on arrays whose labels are already the program's own."""
        train = getattr(instance.held, self.fit_name)
        instance.returned = train(X, y, **self._given("fit", features, wanted))

    def _given(self, door: str, features: int, wanted: dict[str, Any]) -> dict[str, Any]:
        values = {**wanted, "features": features}
        return {
            name: values[role]
            for role, (where, name) in self.roles.items()
            if where == door and values.get(role) is not None
        }

    def predict(self, instance: Instance, X: Any) -> npt.NDArray[Any]:
        """Return the program's own labels for X, as it returned them."""
        if self.predict_name is None:
            raise AttributeError(f"{self.cls.__name__} has no method predict(X)")
        method = getattr(instance.held, self.predict_name)
        if self.by_row:
            return np.array([np.asarray(method(row)).item() for row in X])
        return np.asarray(method(X))

    def update(self, instance: Instance, x: FloatArray, label: int) -> None:
        """Let the program learn from one example."""
        method = getattr(instance.held, str(self.update_name))
        if self.update_name == "partial_fit":
            method(x[None, :], np.array([label]))
        else:
            method(x, label)

    def encode(self, labels: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return labels 0 and 1 as the program wants them."""
        return np.where(labels == 1, self.labels[1], self.labels[0])

    def decode(self, predicted: npt.NDArray[Any]) -> tuple[float, ...]:
        """Return the program's labels as 0 and 1; any other value stays apart from both."""
        low, high = self.labels
        values = np.ravel(predicted).astype(np.float64)
        return tuple(float(value) for value in (values - low) / (high - low))

    def parameters(self, instance: Instance, features: int) -> Parameters | None:
        """Return weights and bias by the reading found; None where they are not there."""
        if self.reading is None:
            return None
        places = [name for name in (self.reading.weights, self.reading.bias) if name]
        numbers = {name: _number(instance, name) for name in places}
        return read(self.reading, numbers, features)


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
        array = _number(instance, name)
        if array is not None:
            yield name, array


def _number(instance: Instance, name: str) -> FloatArray | None:
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


def adapt(cls: type, arguments: dict[str, Any], file: str) -> Program:
    """Bind a class's methods and arguments to the contract by their usual names."""
    fit_name = _method(cls, TRAINS)
    if fit_name is None:
        raise TargetError(
            f"{cls.__name__}: no method fit(X, y); expected one of {', '.join(TRAINS)}"
        )
    program = Program(cls, arguments, file, fit_name=fit_name, predict_name=_method(cls, PREDICTS))
    program.update_name = _update_method(cls)
    doors = {"make": _names(cls), "fit": _names(getattr(cls, fit_name))[2:]}
    for role, aliases in ALIASES.items():
        for door, names in doors.items():
            known = [alias for alias in aliases if alias in names]
            if known and role not in program.roles:
                program.roles[role] = (door, known[0])
    if "passes" not in program.roles and {"no_of_inputs", "threshold"} <= {*doors["make"]}:
        program.roles["passes"] = ("make", "threshold")  # a much-copied tutorial's name for them
    for role in [r for r, (_, name) in program.roles.items() if name in arguments]:
        del program.roles[role]
    bound = {name for door, name in program.roles.values() if door == "make"} | set(arguments)
    missing = [name for name in _required(cls) if name not in bound]
    if missing:
        example = ", ".join(f"{name}=..." for name in missing)
        raise TargetError(
            f"{cls.__name__}: the constructor needs {', '.join(missing)}, none of the usual "
            f"names; say it in the target, as in module:{cls.__name__}({example})"
        )
    return program


def _method(cls: type, names: tuple[str, ...]) -> str | None:
    return next((n for n in names if callable(getattr(cls, n, None)) and _is_own(cls, n)), None)


def _is_own(cls: type, name: str) -> bool:
    return name != "__call__" or "__call__" in vars(cls)


def _update_method(cls: type) -> str | None:
    name = _method(cls, UPDATES)
    if name is None:
        return None
    needed = [n for n in _required(getattr(cls, name)) if n != "self"]
    fits = len(needed) == 2 and needed[1].lower() not in {"error", "errors", "delta", "prediction"}
    return name if fits or name == "partial_fit" else None


def _signature(function: Callable[..., Any]) -> list[inspect.Parameter]:
    try:
        return list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return []


def _names(function: Callable[..., Any]) -> list[str]:
    return [p.name for p in _signature(function) if p.name != "self"]


def _required(function: Callable[..., Any]) -> list[str]:
    named = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
    return [p.name for p in _signature(function) if p.default is p.empty and p.kind in named]
