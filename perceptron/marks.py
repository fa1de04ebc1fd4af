"""What an assignment gives for which property, and what a submission earned: exact decimals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from perceptron.contract import NOT_DRIVEN
from perceptron.outcomes import Outcome

Visibility = Literal["visible", "hidden", "after_due_date", "after_published"]
VISIBILITIES: tuple[Visibility, ...] = ("visible", "hidden", "after_due_date", "after_published")
NEVER_JUDGED = "the judge did not come to this property; grade once more"


@dataclass(frozen=True)
class Item:
    """A property as the assignment has it; an extra gives no points and takes none."""

    name: str
    theme: str
    claim: str
    points: Decimal = Decimal(0)
    counts: bool = True
    visibility: Visibility = "visible"


@dataclass(frozen=True)
class Plan:
    """All that a mark is made of, laid down before anything runs.

    `items` are the properties in the order in which they run; `waived` has the reason by name.
    """

    title: str
    items: tuple[Item, ...]
    waived: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        """Return the denominator: the points of all properties that count."""
        return sum((item.points for item in self.items if item.counts), Decimal(0))


@dataclass(frozen=True)
class Override:
    """A mark changed by hand: `at` is its moment, ISO 8601 in UTC."""

    property: str
    status: Literal["passed", "failed"]
    reason: str
    at: str


@dataclass(frozen=True)
class Line:
    """One property of one submission: what the judge found, and what a person said of it."""

    item: Item
    outcome: Outcome
    override: Override | None = None

    @property
    def status(self) -> str:
        """Return what counts: a person's word before the judge's."""
        return self.override.status if self.override else self.outcome.status

    @property
    def earned(self) -> Decimal:
        """Return the points: all of them where the property is shown to hold, else none."""
        return self.item.points if self.item.counts and self.status == "passed" else Decimal(0)


@dataclass(frozen=True)
class Student:
    """Who handed it in, as the names of a download tell: all empty where they do not.

    `moodle` is the participant's number, `canvas` the user's.
    """

    name: str = ""
    moodle: str = ""
    canvas: str = ""


@dataclass(frozen=True)
class Coverage:
    """What the judge's runs reached of a submission's file: as its process told, never graded."""

    file: str
    lines: int
    missed: tuple[int, ...]
    branches: int
    missed_branches: int


@dataclass(frozen=True)
class Graded:
    """A submission with all its lines, in the plan's order.

    `file` is the program's own name; `findings` are what the adapter found, topic and text;
    `trouble` says why it was not judged at all, which is the grader's fault; `seconds` is how long
    that took; `at` when, ISO 8601 in UTC.
    """

    name: str
    lines: tuple[Line, ...]
    file: str = ""
    student: Student = Student()
    findings: tuple[tuple[str, str], ...] = ()
    coverage: tuple[Coverage, ...] = ()
    trouble: str = ""
    seconds: float = 0.0
    at: str = ""

    @property
    def score(self) -> Decimal:
        """Return the sum of what its lines earned."""
        return sum((line.earned for line in self.lines), Decimal(0))

    @property
    def not_run(self) -> str:
        """Return why the program could not be run at all; empty where it could."""
        found = next((found for topic, found in self.findings if topic == NOT_DRIVEN), "")
        return found.removeprefix(f"{self.name}: ")

    @property
    def unjudged(self) -> list[str]:
        """Return the properties that the grader failed to judge, and that nobody judged by hand."""
        return [line.item.name for line in self.lines if line.status == "grader error"]


@dataclass(frozen=True)
class Gradings:
    """A class: the plan and every submission, by name."""

    plan: Plan
    submissions: tuple[Graded, ...]


def graded(
    plan: Plan,
    name: str,
    outcomes: Mapping[str, Outcome],
    overrides: Iterable[Override] = (),
    **more: object,
) -> Graded:
    """Return a submission's lines: each property of the plan has one, judged or not."""
    by_hand = {each.property: each for each in overrides}
    lines = []
    for item in plan.items:
        outcome = outcomes.get(item.name) or Outcome(
            name, item.theme, item.name, item.claim, "grader error", True, message=NEVER_JUDGED
        )
        outcome = replace(outcome, submission=name, counts=item.counts)
        lines.append(Line(item, outcome, by_hand.get(item.name)))
    return Graded(name, tuple(lines), **more)  # type: ignore[arg-type]


def shown(points: Decimal) -> str:
    """Return points as people write them: no exponent, no zeros at the end."""
    text = format(points, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
