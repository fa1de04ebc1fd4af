"""An assignment's adapter.py: up to four functions for programs that cannot be driven as they are.

make(module, features, ...) returns what is trained, fit(model, X, y, ...) trains it (what it
returns, if anything, takes its place), predict(model, X) gives a label for each row, and
parameters(model) weights and bias. Whatever is missing is found in the submission as usual.
Further arguments of make and fit are roles by their usual names: learning_rate, passes, seed.
"""

import importlib.util
import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from perceptron.adapter.binding import Names, bind
from perceptron.adapter.names import UPDATES
from perceptron.adapter.signatures import required, signature
from perceptron.adapter.subjects import Subject, subject_of
from perceptron.contract import TargetError

FUNCTIONS = ("make", "fit", "predict", "parameters")


def skeleton(subject: Subject) -> str:
    """Return an adapter.py for a subject in its own names, with ... for what is left to fill in."""
    needed = [f"{n}=..." for n in required(subject.space)] if subject.is_class else []
    made = f"module.{subject.space.__name__}({', '.join(needed)})" if subject.is_class else "module"
    train, predict = (
        names[0] if names else "..." for names in (subject.trainers, subject.predictors)
    )
    lines = [
        "def make(module, features, learning_rate, passes):",
        f"    return {made}",
        "def fit(model, X, y):",
        f"    model.{train}(...)  # X: a row for each example; y: their labels, 0 and 1",
        "def predict(model, X):",
        f"    return [model.{predict}(...) for x in X]",
        "def parameters(model):",
        "    return ...  # the weights, and the bias",
    ]
    return "\n".join(lines)


def read_shim(path: Path) -> dict[str, Callable[..., Any]]:
    """Return the functions of an adapter.py; TargetError where it cannot be run or has none."""
    spec = importlib.util.spec_from_file_location("perceptron_assignment_adapter", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise TargetError(f"{path}: cannot be run: {type(error).__name__}: {error}") from None
    found = {name: getattr(module, name) for name in FUNCTIONS if hasattr(module, name)}
    if not found or not all(map(callable, found.values())):
        raise TargetError(f"{path}: expected functions, some of {', '.join(FUNCTIONS)}")
    return found


def shimmed(
    functions: dict[str, Callable[..., Any]],
    module: ModuleType,
    usual: Subject | None,
    names: Names,
    **place: Any,
) -> Subject:
    """Return a class of the four operations: the shim's, and for those missing the submission's."""
    if "make" in functions:
        make: Callable[..., Any] = partial(functions["make"], module)
    elif usual is not None and usual.is_class:
        make = usual.maker
    else:
        raise TargetError("the adapter.py has no make(module, features), and no class was found")
    trainers, predictors = (usual.trainers, usual.predictors) if usual else ((), ())
    fit = functions.get("fit") or _method(*trainers, "fit")
    predict = functions.get("predict") or (_method(*predictors) if predictors else None)

    def made(self: Any, **values: Any) -> None:
        self.model = make(**values)

    def fitted(self: Any, X: Any, y: Any, **values: Any) -> None:
        returned = fit(self.model, X, y, **values)
        self.model = self.model if returned is None else returned

    fit_takes = _further(functions.get("fit"), usual, names)
    space: dict[str, Any] = {
        "__module__": module.__name__,
        "__init__": _signed(made, ["self"], signature(make)),
        "fit": _signed(fitted, ["self", "X", "y"], fit_takes),
    }
    if predict is not None:
        space["predict"] = lambda self, X: predict(self.model, X)
    if "parameters" in functions:
        space["parameters"] = property(lambda self: functions["parameters"](self.model))
    updater = next((n for n in UPDATES if usual and hasattr(usual.space, n)), None)
    if updater is not None:
        space[updater] = lambda self, x, label: getattr(self.model, updater)(x, label)
    subject = subject_of(type("Shimmed", (), space), names, module=module, **place)
    return replace(subject, title=f"the assignment's adapter.py ({', '.join(functions)})")


def _method(*names: str) -> Callable[..., Any]:
    return lambda model, *data, **values: getattr(model, names[0])(*data, **values)


def _further(
    fit: Callable[..., Any] | None, usual: Subject | None, names: Names
) -> list[inspect.Parameter]:
    """Return what the shim's fit takes beside model, X and y, or the submission's beside data."""
    if fit is not None:
        return signature(fit)[3:]
    if usual is None or not usual.trainers:
        return []
    train = getattr(usual.space, usual.trainers[0])
    data = bind(None, train, (), names).data
    return [each for each in signature(train) if each.name not in data]


def _signed(function: Any, first: list[str], further: list[inspect.Parameter]) -> Any:
    """Return the function, which takes anything, with the arguments that are its own."""
    named = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in first]
    rest = [p.replace(kind=p.KEYWORD_ONLY) for p in further if p.kind is not p.VAR_KEYWORD]
    function.__signature__ = inspect.Signature([*named, *rest])
    return function
