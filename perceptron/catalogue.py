"""What a property says of itself: its docstring has the claim, why it holds, and a bug caught."""

import re
from dataclasses import dataclass

from perceptron.contract import Assignment, Property, needed_by
from perceptron.properties import every_property, theme_of

CATCHES = re.compile(r"Catches (?P<bug>.+) \((?P<example>\w+)\)\.")


@dataclass(frozen=True)
class Entry:
    """One property of the catalogue.

    `why` has the source (author, year, theorem) or the reason; `needs` what a program must offer
    (keys of `contract.CAPABILITIES`); `counts` says whether it does where an assignment says
    nothing. `example` names the wrong program that has the bug. A property of a lecturer's own may
    have no why and no bug.
    """

    name: str
    theme: str
    claim: str
    why: str
    needs: tuple[str, ...]
    counts: bool
    bug: str = ""
    example: str = ""


def entry_of(law: Property) -> Entry:
    """Return what a property's docstring and its marks say."""
    claim, *others = [" ".join(part.split()) for part in (law.__doc__ or "").split("\n\n")]
    last = CATCHES.fullmatch(others[-1]) if others else None
    return Entry(
        name=law.__name__.removeprefix("test_"),
        theme=theme_of(law),
        claim=claim,
        why=" ".join(others[:-1] if last else others),
        needs=tuple(sorted(needed_by(law))),
        counts=Assignment().counts(law) and theme_of(law) != "asked_for",
        **(last.groupdict() if last else {}),
    )


def catalogue() -> list[Entry]:
    """Return all properties of the suite, theme by theme."""
    return [entry_of(law) for law in every_property().values()]
