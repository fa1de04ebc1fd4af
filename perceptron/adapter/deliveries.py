"""The ways in which programs want their examples and labels, and in which they are asked.

Which of them a program takes is found out by trying (see `adapter`); each has the name that its
author reads in the report.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.contract import Form

Array = npt.NDArray[Any]
Arguments = tuple[Any, ...]


@dataclass(frozen=True)
class Delivery:
    """One way to hand data in: the arguments of each call that training makes, in order."""

    name: str
    calls: Callable[[Array, Array], list[Arguments]]
    in_constructor: bool = False

    @property
    def one_by_one(self) -> bool:
        """Say whether each call gets a single example."""
        return self.name.startswith("one example a call")


@dataclass(frozen=True)
class Asking:
    """One way to ask for labels: all rows in one call, or a call for each."""

    name: str
    questions: Callable[[Array], list[Any]]

    @property
    def one_by_one(self) -> bool:
        """Say whether each row is a call of its own."""
        return self.name.startswith("one ")


def _labelled(X: Array, y: Array) -> Array:
    """Return rows that end with their label."""
    if y.dtype.kind in "iuf":
        return np.column_stack([X, y.astype(X.dtype)])
    return np.array([[*x, t] for x, t in zip(X.tolist(), y.tolist(), strict=True)], dtype=object)


def _labelled_first(X: Array, y: Array) -> Array:
    """Return rows that begin with their label."""
    return np.roll(_labelled(X, y), 1, axis=1)


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value


def _pairs(X: Array, y: Array) -> list[tuple[Any, Any]]:
    return list(zip(X, y.tolist(), strict=True))


# The more usual ways first: of those that fit, the first is taken.
TWO_ARGUMENTS = [
    Delivery("rows, labels", lambda X, y: [(X, y)]),
    Delivery("lists of rows, labels", lambda X, y: [(X.tolist(), y.tolist())]),
    Delivery("rows, a column of labels", lambda X, y: [(X, y[:, None])]),
    Delivery("columns, labels", lambda X, y: [(X.T, y)]),
    Delivery("columns, a row of labels", lambda X, y: [(X.T, y[None, :])]),
    Delivery("one example a call: x, label", lambda X, y: [*zip(X, y.tolist(), strict=True)]),
    Delivery(
        "one example a call: a list, label",
        lambda X, y: [*zip(X.tolist(), y.tolist(), strict=True)],
    ),
    Delivery(
        "one example a call: a column, label",
        lambda X, y: [*zip(X[:, :, None], y.tolist(), strict=True)],
    ),
    Delivery(
        "one example a call: a row of a matrix, label",
        lambda X, y: [*zip(X[:, None, :], y.tolist(), strict=True)],
    ),
    Delivery("labels, rows", lambda X, y: [(y, X)]),
]
ONE_ARGUMENT = [
    Delivery("rows with the label last", lambda X, y: [(_labelled(X, y),)]),
    Delivery("lists with the label last", lambda X, y: [(_plain(_labelled(X, y)),)]),
    Delivery("pairs (x, label)", lambda X, y: [(_pairs(X, y),)]),
    Delivery("pairs (list, label)", lambda X, y: [(_pairs(X.tolist(), y),)]),
    Delivery(
        "pairs (tuple, label)", lambda X, y: [([(tuple(x), t) for x, t in _pairs(X.tolist(), y)],)]
    ),
    Delivery("pairs (column, label)", lambda X, y: [(_pairs(X[:, :, None], y),)]),
    Delivery("a matrix with the label last", lambda X, y: [(np.asmatrix(_labelled(X, y)),)]),
    Delivery("a tuple (rows, labels)", lambda X, y: [((X, y),)]),
    Delivery("pairs (label, x)", lambda X, y: [([(t, x) for x, t in _pairs(X, y)],)]),
    Delivery(
        "one example a call: a row with the label last",
        lambda X, y: [(row,) for row in _labelled(X, y)],
    ),
    Delivery("rows with the label first", lambda X, y: [(_labelled_first(X, y),)]),
    Delivery("lists with the label first", lambda X, y: [(_plain(_labelled_first(X, y)),)]),
    Delivery("one example a call: a pair", lambda X, y: [(pair,) for pair in _pairs(X, y)]),
]

# Rows that run either way: only what is learned tells where a program looks for the label.
LABEL_FIRST = {
    each.name.replace("first", "last"): each for each in ONE_ARGUMENT if "label first" in each.name
}

ASKINGS = [
    Asking("all rows at once", lambda X: [X]),
    Asking("one row at a time", lambda X: [*X]),
    Asking("all rows at once, as lists", lambda X: [X.tolist()]),
    Asking("one row at a time, as a list", lambda X: X.tolist()),
]
ASKED_BY_FEATURE = Asking(
    "one row at a time, an argument for each feature", lambda X: [*map(tuple, X.tolist())]
)
ASKED_IN_COLUMNS = [
    Asking("columns", lambda X: [X.T]),
    Asking("one column at a time", lambda X: [*X[:, :, None]]),
]
ASKED_AS_MATRICES = [Asking("one row at a time, as a matrix", lambda X: [*X[:, None, :]])]


def _asked_with_labels(where: str, labelled: Callable[[Array, Array], Array]) -> list[Asking]:
    """Return the ways to ask with rows of the form that training has, a 0 for their label."""

    def rows(X: Array) -> Array:
        return labelled(X, np.zeros(len(X), int))

    return [
        Asking(f"one row at a time, {where} a 0 for the label", lambda X: [*rows(X)]),
        Asking(f"all rows at once, {where} a 0 for the label", lambda X: [rows(X)]),
    ]


ASKED_WITH_LABELS = _asked_with_labels("with", _labelled)
ASKED_WITH_LABELS_FIRST = _asked_with_labels("after", _labelled_first)


def askings(delivery: Delivery, arguments: int) -> list[list[Asking]]:
    """Return the ways to ask a program that is trained in this way, the usual ones first.

    `arguments` is how many its predictor must be given.

    Those of one group are told apart by what is learned: nothing else shows whether a function that
    is trained on labelled rows leaves the last value of a row aside when it predicts.
    """
    usual = [[asking] for asking in ASKINGS] + [[ASKED_BY_FEATURE]] * (arguments > 1)
    if "label last" in delivery.name:
        return [[*ASKED_WITH_LABELS, *ASKINGS]]
    if "label first" in delivery.name:
        return [[*ASKED_WITH_LABELS_FIRST, *ASKINGS]]
    if "column" in delivery.name:
        return [*([asking] for asking in ASKED_IN_COLUMNS), *usual]
    return [*usual, ASKED_AS_MATRICES] if "matrix" in delivery.name else usual


def mapped(change: Callable[[Any], Any], value: Any) -> Any:
    """Return nested lists and tuples with `change` applied to everything else inside."""
    if isinstance(value, list | tuple):
        return type(value)(mapped(change, each) for each in value)
    return change(value)


def laid_out(calls: list[Arguments], form: Form) -> list[Arguments]:
    """Return the same arguments with every array in another memory layout."""
    if form == "list":
        return [mapped(_plain, arguments) for arguments in calls]
    layouts: dict[str, Callable[[Array], Array]] = {
        "fortran": lambda array: np.array(array, order="F", subok=True),
        "read-only": _read_only,
        "strided": _strided,
    }
    layout = layouts.get(form)
    if layout is None:
        return calls
    return [
        mapped(lambda v: layout(v) if isinstance(v, np.ndarray) else v, arguments)
        for arguments in calls
    ]


def _read_only(array: Array) -> Array:
    array.flags.writeable = False
    return array


def _strided(array: Array) -> Array:
    """Return a view with gaps in every direction."""
    wide = array
    for axis in range(array.ndim):
        wide = np.repeat(wide, 2 + axis, axis=axis)
    return wide[tuple(slice(None, None, 2 + axis) for axis in range(array.ndim))]


def leaves(value: Any) -> Iterator[Any]:
    """Yield arrays and single values out of nested lists and tuples."""
    if isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def unchanged(calls: list[Arguments], kept: list[Arguments]) -> bool:
    """Say whether arguments are still as they were, in shape, type and value."""
    now, then = [*leaves(calls)], [*leaves(kept)]
    return len(now) == len(then) and all(map(_alike, now, then))


def _alike(now: Any, then: Any) -> bool:
    left, right = np.asarray(now), np.asarray(then)
    same = np.array_equal(left, right, equal_nan=left.dtype.kind == right.dtype.kind == "f")
    return type(now) is type(then) and same


def overwrite(value: Any) -> None:
    """Overwrite every array and list inside: a caller who uses its memory again."""
    if isinstance(value, np.ndarray):
        label = value.ndim == 1 and value.dtype.kind != "f"
        value[...] = value[::-1].copy() if label else 7
    elif isinstance(value, list):
        if value and not isinstance(value[0], list | tuple | np.ndarray):
            value[:] = [7 for _ in value]
        for each in value:
            overwrite(each)
    elif isinstance(value, tuple):
        for each in value:
            overwrite(each)
