"""An assignment's adapter.py: up to four functions for programs that cannot be driven as they are.

make(module, features, ...) returns what is trained, fit(model, X, y, ...) trains it (what it
returns, if anything, takes its place), predict(model, X) gives a label for each row, and
parameters(model) weights and bias. Whatever is missing is found in the submission as usual.
Further arguments of make and fit are roles by their usual names: learning_rate, passes, seed.
"""

import importlib.util
import inspect
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from perceptron.adapter.binding import Names, bind
from perceptron.adapter.names import UPDATES, required, signature
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
    make = functions.get("make")
    if make is None and (usual is None or not usual.is_class):
        raise TargetError("the adapter.py has no make(module, features), and no class was found")
    fit = functions.get("fit") or _method(usual.trainers if usual else ("fit",))
    predict = functions.get("predict") or _method(usual.predictors if usual else ())

    class Shimmed:
        def __init__(self, **values: Any) -> None:
            self.model = make(module, **values) if make else usual.maker(**values)  # type: ignore[union-attr]

        def fit(self, X: Any, y: Any, **values: Any) -> None:
            returned = fit(self.model, X, y, **values)  # type: ignore[misc]
            self.model = self.model if returned is None else returned

    if predict is not None:
        Shimmed.predict = lambda self, X: predict(self.model, X)  # type: ignore[attr-defined]
    if "parameters" in functions:
        Shimmed.parameters = property(lambda self: functions["parameters"](self.model))  # type: ignore[attr-defined]
    Shimmed.__init__.__signature__ = _without_first(make or usual.maker, bool(make))  # type: ignore[attr-defined, union-attr]
    Shimmed.fit.__signature__ = _signature(functions.get("fit"), usual, names)  # type: ignore[attr-defined]
    updater = next((n for n in UPDATES if usual and hasattr(usual.space, n)), None)
    if updater is not None:
        setattr(Shimmed, updater, lambda self, x, label: getattr(self.model, updater)(x, label))
    Shimmed.__module__ = module.__name__
    subject = subject_of(Shimmed, names, module=module, **place)
    return Subject(
        **{**vars(subject), "title": f"the assignment's adapter.py ({', '.join(functions)})"}
    )


def _method(names: tuple[str, ...]) -> Callable[..., Any] | None:
    if not names:
        return None
    return lambda model, *data, **values: getattr(model, names[0])(*data, **values)


def _signature(
    fit: Callable[..., Any] | None, usual: Subject | None, names: Names
) -> inspect.Signature:
    """Return self, X, y, and what else the shim's fit takes, or the submission's."""
    given: list[inspect.Parameter] = []
    if fit is not None:
        given = list(inspect.signature(fit).parameters.values())[3:]
    elif usual is not None and usual.trainers:
        train = getattr(usual.space, usual.trainers[0])
        data = bind(None, train, (), names).data
        given = [each for each in signature(train) if each.name not in data]
    kinds = {inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL}
    plain = inspect.Parameter.POSITIONAL_OR_KEYWORD
    first = [inspect.Parameter(name, plain) for name in ("self", "X", "y")]
    others = [each for each in given if each.kind not in kinds]
    return inspect.Signature(
        [*first, *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in others)]
    )


def _without_first(make: Callable[..., Any], drop: bool) -> inspect.Signature:
    found = list(inspect.signature(make).parameters.values())
    own = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return inspect.Signature([own, *(found[1:] if drop else found)])
