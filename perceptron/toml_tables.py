"""TOML tables read key by key; what does not fit is an error that names the file and the key."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from perceptron.contract import TargetError

Word = TypeVar("Word", bound=str)


def read_tables(file: Path, known: Sequence[str]) -> dict[str, "Table"]:
    """Return a file's tables, those that it leaves out empty; numbers with a point as Decimals."""
    try:
        whole = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TargetError(f"{file}: cannot be read: {error}") from None
    for name in whole:
        if name not in known:
            raise TargetError(f"{file}: [{name}]: {expected_one_of(name, known)}")
    return {name: Table.of(str(file), name, whole.get(name, {})) for name in known}


def expected_one_of(name: str, known: Iterable[str]) -> str:
    """Return what to do about a name that is not known, with the nearest that is."""
    known = [*known]
    near = difflib.get_close_matches(name, known, 1) or [each for each in known if name in each]
    hint = f"; did you mean {near[0]}?" if near else ""
    several = f"one of {', '.join(known)}" if len(known) < 12 else "a known name"
    return f"expected {several}{hint}"


@dataclass(frozen=True)
class Table:
    """One table: its values by key, each read as what it has to be."""

    file: str
    name: str
    values: Mapping[str, Any]

    @classmethod
    def of(cls, file: str, name: str, values: Any) -> "Table":
        """Return the table of these values; TargetError where they are none."""
        if not isinstance(values, dict):
            raise TargetError(f"{file}: {name}={values!r}: expected a table [{name}]")
        return cls(file, name, values)

    @property
    def where(self) -> str:
        """Return the place that errors name."""
        return f"{self.file}: [{self.name}]"

    def only(self, known: Iterable[str]) -> "Table":
        """Return the table itself; TargetError names a key that is not one of these."""
        known = [*known]
        for key in self.values:
            if key not in known:
                raise TargetError(f"{self.where} {key}: {expected_one_of(key, known)}")
        return self

    def refusal(self, key: str, expected: str) -> TargetError:
        """Return the error of a value that does not fit."""
        value = self.values[key]
        value = str(value) if isinstance(value, Decimal) else repr(value)
        return TargetError(f"{self.where} {key}={value}: expected {expected}")

    def text(self, key: str) -> str | None:
        """Return a string; None where it is left out."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            raise self.refusal(key, "a string")
        return value

    def one_of(self, key: str, allowed: Iterable[Word]) -> Word | None:
        """Return one of these strings; None where it is left out."""
        allowed, value = [*allowed], self.values.get(key)
        if value is not None and value not in allowed:
            raise self.refusal(key, "one of " + ", ".join(repr(each) for each in allowed))
        return value

    def words(self, key: str) -> tuple[str, ...] | None:
        """Return strings; None where they are left out."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.refusal(key, "a list of strings")
        return tuple(value)

    def whole(self, key: str, usual: int, least: int) -> int:
        """Return a whole number of at least so much."""
        value = self.values.get(key, usual)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.refusal(key, f"a whole number of at least {least}")
        return value

    def points(self, key: str) -> Decimal:
        """Return a number of points."""
        value = self.values[key]
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.refusal(key, "a number of points")
        number = Decimal(value)
        if not number.is_finite() or not 0 <= number < 10**6:
            raise self.refusal(key, "from 0 to 999999 points")
        return number

    def table(self, key: str) -> "Table":
        """Return a table within this one."""
        value, name = self.values.get(key, {}), f"{self.name}.{key}"
        if not isinstance(value, dict):
            raise self.refusal(key, f"a table [{name}]")
        return Table(self.file, name, value)
