"""What was found in one submission, sorted by what its reader has to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from perceptron.marks import Graded, Line
from perceptron.outcomes import FAILING
from perceptron.reports.glance import is_final

SHARED = frozenset({"error", "crashed", "timed out", "no evidence", "not offered", "grader error"})


@dataclass(frozen=True)
class Cause:
    """Lines of one submission that say the same: one mistake may cost many properties."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """Return the line that stands for all of them."""
        return self.lines[0]


@dataclass(frozen=True)
class Section:
    """A submission; of its lines those that count are lost, unjudged, given by hand, or held."""

    number: int
    graded: Graded
    lost: list[Cause]
    unjudged: list[Cause]
    given: list[Cause]
    extras: list[Cause]
    held: list[Line]
    held_extras: list[Line]
    untried: list[Line]

    @property
    def final(self) -> bool:
        """Say whether the grader did all of its work here."""
        return is_final(self.graded)

    @property
    def numbers(self) -> list[int]:
        """Return the places in the plan of the properties that were lost."""
        lost = {line.item.name for cause in self.lost for line in cause.lines}
        return [k for k, line in enumerate(self.graded.lines) if line.item.name in lost]

    @property
    def points(self) -> Decimal:
        """Return what was lost."""
        return sum((self.graded.lines[k].item.points for k in self.numbers), Decimal(0))

    @property
    def states(self) -> list[str]:
        """Return what the filter can ask for."""
        states = {
            "full": self.final and not self.lost,
            "lost": bool(self.lost),
            "notrun": bool(self.graded.not_run),
            "changed": any(line.override for line in self.graded.lines),
            "unfinished": not self.final,
        }
        return [state for state, holds in states.items() if holds]


def section(number: int, graded: Graded) -> Section:
    """Return a submission's lines, sorted; `number` is its place in the class."""

    def those(counts: bool, *statuses: str) -> list[Line]:
        return [x for x in graded.lines if x.item.counts == counts and x.status in statuses]

    passed, more = those(True, "passed"), those(False, "passed")
    return Section(
        number,
        graded,
        lost=_causes(those(True, *FAILING, "no evidence", "not offered")),
        unjudged=_causes([*those(True, "grader error"), *those(False, "grader error")]),
        given=_causes(line for line in [*passed, *more] if line.override),
        extras=_causes(those(False, *FAILING)),
        held=[line for line in passed if not line.override],
        held_extras=[line for line in more if not line.override],
        untried=those(False, "no evidence", "not offered"),
    )


def _causes(lines: Iterable[Line]) -> list[Cause]:
    """Return lines by cause, those first that tell most: what a person said, then what was seen."""
    ordered = sorted(lines, key=lambda line: (line.override is None, line.outcome.severity))
    groups: dict[object, list[Line]] = {}
    for line in ordered:
        shared = line.override is None and line.status in SHARED
        reason = line.outcome.missing or line.outcome.message
        groups.setdefault((line.status, reason) if shared else line.item.name, []).append(line)
    return [Cause(tuple(group)) for group in groups.values()]
