"""What a submission may use up before it is stopped."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from perceptron.contract import TargetError


@dataclass(frozen=True)
class Limits:
    """Seconds of computing decide; the clock on the wall only ends what computes nothing.

    call: of one operation, such as to train and predict. loading: of importing the program and
    finding out what it offers. total: of everything, for one submission. wall: how many times as
    long each of these may take by the clock on the wall. memory: mebibytes of address space.
    output: characters kept of what one operation prints.
    """

    call: float = 5
    loading: float = 60
    total: float = 300
    wall: float = 4
    memory: float = 2048
    output: float = 2000


NAMES = tuple(field.name for field in fields(Limits))


def limits_from(given: Mapping[str, Any], where: str) -> Limits:
    """Return the limits of a table; TargetError names what is no limit, or no number above 0."""
    for name, value in given.items():
        if name not in NAMES:
            raise TargetError(f"{where} {name}: expected one of {', '.join(NAMES)}")
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not 0 < value < 10**9:  # NaN is neither
            raise TargetError(f"{where} {name}={value!r}: expected a number above 0")
    return Limits(**given)


def parsed_limits(options: list[str], base: Limits) -> Limits:
    """Return limits with those of --limit=NAME=NUMBER options in the place of others."""
    given: dict[str, Any] = {name: getattr(base, name) for name in NAMES}
    for option in options:
        name, _, number = option.partition("=")
        try:
            given[name] = float(number)
        except ValueError:
            expected = "expected NAME=NUMBER, as in call=10"
            raise TargetError(f"--limit={option}: {expected}") from None
    return limits_from(given, "--limit")
