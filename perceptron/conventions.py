"""What an assignment lays down: the folder with its grading.toml and its adapter.py."""

import ast
import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perceptron.contract import TargetError
from perceptron.limits import Limits, limits_from

ROLES = ("fit", "predict", "learning_rate", "passes", "features", "seed")
TABLES = ("contract", "limits")
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
    config, shim = folder / "grading.toml", folder / "adapter.py"
    if not config.is_file() and not shim.is_file():
        raise TargetError(f"{folder}: expected a folder with a grading.toml or an adapter.py")
    table: dict[str, Any] = {}
    if config.is_file():
        try:
            table = tomllib.loads(config.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise TargetError(f"{config}: cannot be read: {error}") from None
    for known in TABLES:
        near = difflib.get_close_matches(known, [n for n in table if n not in TABLES], 1, 0.8)
        if near:
            raise TargetError(f"{config}: table [{near[0]}]: did you mean [{known}]?")
    contract = _table(config, table, "contract")
    read = _Reader(config, contract)
    _known(config, "[contract]", contract, KEYS)
    names = read.table("names")
    _known(config, "[contract.names]", names, ROLES)
    asks = read.words("asks")
    return Conventions(
        asks=None if asks is None else tuple(asks),
        name=read.text("name"),
        arguments=read.arguments(),
        labels=read.labels(),
        data=read.one_of("data", deliveries),
        bias=read.one_of("bias", ("own", "either")) or "either",
        names={
            role: _Reader(config, names, "[contract.names]").words(role) or () for role in names
        },
        shim=shim if shim.is_file() else None,
        limits=limits_from(_table(config, table, "limits"), f"{config}: [limits]"),
    )


def _table(config: Path, whole: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = whole.get(name, {})
    if not isinstance(table, dict):
        raise TargetError(f"{config}: {name}={table!r}: expected a table [{name}]")
    return table


def _known(config: Path, where: str, table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise TargetError(f"{config}: {where} {key}: expected one of {', '.join(keys)}{hint}")


@dataclass(frozen=True)
class _Reader:
    """Reads the keys of [contract]; what does not fit is an error that names the key."""

    config: Path
    table_: Mapping[str, Any]
    where: str = "[contract]"

    def _refuse(self, key: str, expected: str) -> TargetError:
        value = self.table_[key]
        return TargetError(f"{self.config}: {self.where} {key}={value!r}: expected {expected}")

    def text(self, key: str) -> str | None:
        value = self.table_.get(key)
        if value is not None and not isinstance(value, str):
            raise self._refuse(key, "a string")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str | None:
        value = self.table_.get(key)
        if value is not None and value not in allowed:
            raise self._refuse(key, "one of " + ", ".join(repr(each) for each in allowed))
        return value

    def words(self, key: str) -> tuple[str, ...] | None:
        value = self.table_.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._refuse(key, "a list of strings")
        return tuple(value)

    def table(self, key: str) -> dict[str, Any]:
        value = self.table_.get(key, {})
        if not isinstance(value, dict):
            raise self._refuse(key, "a table of lists of strings")
        return value

    def labels(self) -> tuple[Any, Any] | None:
        value = self.table_.get("labels")
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2 or value[0] == value[1]:
            raise self._refuse("labels", "two different values, the one of class 0 first")
        both = tuple({type(each) for each in value})
        if both not in ((int,), (str,), (float,)):
            raise self._refuse("labels", "two numbers or two strings")
        return value[0], value[1]

    def arguments(self) -> dict[str, Any]:
        text = self.text("arguments")
        if text is None:
            return {}
        try:
            return parsed_arguments(text)
        except ValueError:
            raise self._refuse("arguments", 'literals by name, as in "tol=None, eta=0.5"') from None


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
