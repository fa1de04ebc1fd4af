"""Drives a class as people write it: finds its methods, arguments and parameters by name.

A `Program` makes, trains and asks instances; it decides nothing about right or wrong. What names
leave open (labels, which reading of the parameters) is settled by `survey` from predictions.
"""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.contract import Parameters, TargetError
from perceptron.guard import guarded
from perceptron.problems import FloatArray
from perceptron.randomness import Held, Randomness, held_generators
from perceptron.reading import Instance, Reading

TRAINS = ("fit", "train", "learn", "training", "fit_model", "train_model")
PREDICTS = ("predict", "prediction", "classify", "predict_label", "forward", "__call__")
TRAINS_RANDOMLY = ("train_randomly", "fit_randomly", "train_random", "fit_random")
UPDATES = ("update", "partial_fit", "learn_one", "train_one", "fit_one", "update_weights")
NO_LABELS = {"error", "errors", "err", "e", "delta", "diff", "prediction", "grad", "update"}
# Compared without underscores and capitals: learningRate is learning_rate.
ALIASES = {
    "learning_rate": ("learningrate", "eta", "eta0", "lr", "lrate", "rate", "learnrate"),
    "passes": (
        *("epochs", "niter", "niters", "nepochs", "maxiter", "iterations", "numepochs", "passes"),
        *("niterations", "numiterations", "maxepochs", "epoch", "maxiters", "iters", "numiters"),
        *("maxiterations", "npasses", "maxpasses", "nepoch", "steps", "nsteps", "maxsteps"),
        *("iteration", "rounds", "maxrounds", "numiter", "numpasses", "maxepoch", "sweeps"),
    ),
    "features": (
        *("noofinputs", "nfeatures", "inputsize", "numfeatures", "ninputs", "dim", "inputdim"),
        *("numinputs", "ninput", "infeatures", "numberofinputs", "nweights", "inputs", "size"),
    ),
    "seed": ("seed", "randomstate", "randomseed", "rngseed"),
}
# Names that mean these roles in some programs and other things in others: the last to be tried.
LESS_USUAL = {"learning_rate": ("stepsize", "alpha"), "passes": ("t",)}


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
    random_name: str | None = None
    labels: tuple[int, int] = (0, 1)
    rate_unit: float = 1.0
    by_row: bool = False
    reading: Reading | None = None
    held: tuple[Held, ...] = ()

    def running(self, entropy: int = 0) -> AbstractContextManager[Callable[[], Randomness]]:
        """Return the guard that the program's calls run under."""
        return guarded((self.file,), entropy=entropy, held=self.held)

    def make(self, features: int, **wanted: Any) -> Instance:
        """Make an instance; `wanted` names roles (learning_rate, passes, seed) and their values."""
        return Instance(self.cls(**self.arguments, **self._given("make", features, wanted)))

    def fit(self, instance: Instance, X: Any, y: Any, features: int, **wanted: Any) -> None:
        """Train on arrays whose labels are already the program's own."""
        train = getattr(instance.held, self.fit_name)
        instance.returned = train(X, y, **self._given("fit", features, wanted))

    def fit_randomly(
        self, instance: Instance, X: Any, y: Any, features: int, *, passes: int, **wanted: Any
    ) -> None:
        """Make `passes` steps on random rows: by the method for it, or where fit itself does so."""
        if self.random_name is None:
            self.fit(instance, X, y, features, passes=passes, **wanted)
        else:
            instance.returned = getattr(instance.held, self.random_name)(X, y, passes)

    def _given(self, door: str, features: int, wanted: dict[str, Any]) -> dict[str, Any]:
        values = {**wanted, "features": features}
        if values.get("learning_rate") is not None:
            values["learning_rate"] *= self.rate_unit
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
        return self.reading.parameters(instance, features) if self.reading else None


def adapt(cls: type, arguments: dict[str, Any], file: str) -> Program:
    """Bind a class's methods and arguments to the contract by their usual names."""
    fit_name = _method(cls, TRAINS)
    if fit_name is None:
        raise TargetError(
            f"{cls.__name__}: no method fit(X, y); expected one of {', '.join(TRAINS)}"
        )
    program = Program(cls, arguments, file, fit_name=fit_name, predict_name=_method(cls, PREDICTS))
    program.random_name = _method(cls, TRAINS_RANDOMLY)
    program.update_name, program.held = _update_method(cls), held_generators(cls)
    strange = [name for name in arguments if name not in argument_names(cls)]
    if strange and not _takes_any(cls):
        expected = ", ".join(argument_names(cls)) or "none"
        raise TargetError(
            f"{cls.__name__}: no argument {', '.join(strange)}; expected some of {expected}"
        )
    free = [name for name in argument_names(cls) if name not in arguments]
    doors = {"make": free, "fit": argument_names(getattr(cls, fit_name))[2:]}
    for role, aliases in ALIASES.items():
        for door, names in doors.items():
            known = _known(names, (*aliases, *LESS_USUAL.get(role, ())))
            if known and role not in program.roles:
                program.roles[role] = (door, known)
    if "passes" not in program.roles and {"no_of_inputs", "threshold"} <= {*doors["make"]}:
        program.roles["passes"] = ("make", "threshold")  # a much-copied tutorial's name for them
    bound = {name for door, name in program.roles.values() if door == "make"} | set(arguments)
    missing = [name for name in _required(cls) if name not in bound]
    if missing:
        example = ", ".join(f"{name}=..." for name in missing)
        raise TargetError(
            f"{cls.__name__}: the constructor needs {', '.join(missing)}, none of the usual "
            f"names; say it in the target, as in module:{cls.__name__}({example})"
        )
    return program


def _known(names: list[str], aliases: tuple[str, ...]) -> str | None:
    """Return the name that stands first among the aliases."""
    plain = {name.replace("_", "").lower(): name for name in reversed(names)}
    return next((plain[alias] for alias in aliases if alias in plain), None)


def _method(cls: type, names: tuple[str, ...]) -> str | None:
    return next((n for n in names if callable(getattr(cls, n, None)) and _is_own(cls, n)), None)


def _is_own(cls: type, name: str) -> bool:
    return name != "__call__" or "__call__" in vars(cls)


def _update_method(cls: type) -> str | None:
    name = _method(cls, UPDATES)
    if name is None:
        return None
    needed = [n for n in _required(getattr(cls, name)) if n != "self"]
    fits = len(needed) == 2 and needed[1].lower().strip("_") not in NO_LABELS
    return name if fits or name == "partial_fit" else None


def _signature(function: Callable[..., Any]) -> list[inspect.Parameter]:
    try:
        return list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return []


def argument_names(function: Callable[..., Any]) -> list[str]:
    """Return the names of a function's arguments, or of a class's constructor's."""
    return [p.name for p in _signature(function) if p.name != "self"]


def _takes_any(function: Callable[..., Any]) -> bool:
    return any(p.kind is p.VAR_KEYWORD for p in _signature(function))


def _required(function: Callable[..., Any]) -> list[str]:
    named = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
    return [p.name for p in _signature(function) if p.default is p.empty and p.kind in named]
