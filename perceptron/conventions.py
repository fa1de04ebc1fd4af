"""What an assignment lays down: the folder with its grading.toml and its adapter.py."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from perceptron.contract import TargetError
from perceptron.limits import Limits, limits_from
from perceptron.toml_tables import Table, read_tables

ROLES = ("fit", "predict", "learning_rate", "passes", "features", "seed")
CONFIG = "grading.toml"
TABLES = ("contract", "limits", "grade", "points", "waived", "visibility")
GRADE = ("title", "examples", "seed", "model", "properties", "only")
KEYS = ("asks", "name", "arguments", "labels", "data", "bias", "names")


@dataclass(frozen=True)
class Conventions:
    """How submissions of an assignment are driven, where that is not left to be found out.

    `name` is the class or function to judge; `names` further names by role; `data` one way to hand
    examples in; `bias`: "own" where a program must have one, "either" where a column of ones may
    do; `shim` the assignment's adapter.py; `limits` what a submission may use up.
    """

    asks: tuple[str, ...] | None = None
    name: str | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    labels: tuple[Any, Any] | None = None
    data: str | None = None
    bias: str = "either"
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shim: Path | None = None
    limits: Limits = field(default_factory=Limits)


def read_assignment(folder: Path, deliveries: tuple[str, ...]) -> Conventions:
    """Read an assignment's folder; TargetError names the key and what it may hold.

    `deliveries` are the names of the ways to hand examples in.
    """
    config, shim = folder / CONFIG, folder / "adapter.py"
    if not config.is_file() and not shim.is_file():
        raise TargetError(f"{folder}: expected a folder with a {CONFIG} or an adapter.py")
    if not config.is_file():
        return Conventions(shim=shim)
    tables = tables_in(folder)
    contract = tables["contract"].only(KEYS)
    names = contract.table("names").only(ROLES)
    return Conventions(
        asks=contract.words("asks"),
        name=contract.text("name"),
        arguments=_arguments(contract),
        labels=_labels(contract),
        data=contract.one_of("data", deliveries),
        bias=contract.one_of("bias", ("own", "either")) or "either",
        names={role: names.words(role) or () for role in names.values},
        shim=shim if shim.is_file() else None,
        limits=limits_from(_floats(tables["limits"].values), tables["limits"].where),
    )


def tables_in(folder: Path | None) -> dict[str, Table]:
    """Return the tables of an assignment's grading.toml, empty ones where there is none."""
    file = (folder or Path()) / CONFIG
    if folder is None or not file.is_file():
        return {name: Table(str(file), name, {}) for name in TABLES}
    tables = read_tables(file, TABLES)
    tables["grade"].only(GRADE)
    return tables


def _floats(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: float(v) if isinstance(v, Decimal) else v for k, v in values.items()}


def _labels(contract: Table) -> tuple[Any, Any] | None:
    value = contract.values.get("labels")
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or value[0] == value[1]:
        raise contract.refusal("labels", "two different values, the one of class 0 first")
    low, high = (float(each) if isinstance(each, Decimal) else each for each in value)
    if type(low) is not type(high) or type(low) not in (int, str, float):
        raise contract.refusal("labels", "two numbers or two strings")
    return low, high


def _arguments(contract: Table) -> dict[str, Any]:
    text = contract.text("arguments")
    try:
        return parsed_arguments(text) if text else {}
    except ValueError:
        raise contract.refusal("arguments", 'literals by name, as in "tol=None, eta=0.5"') from None


def parsed_arguments(text: str) -> dict[str, Any]:
    """Return the keyword arguments of "a=1, b=None"; ValueError unless all are literals."""
    try:
        call = ast.parse(f"f({text})", mode="eval").body
    except SyntaxError:
        raise ValueError(text) from None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.args:
        raise ValueError(text)
    if any(keyword.arg is None for keyword in call.keywords):
        raise ValueError(text)
    try:
        return {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in call.keywords}
    except (TypeError, SyntaxError, MemoryError, RecursionError):
        raise ValueError(text) from None
