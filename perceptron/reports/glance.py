"""A class at a glance: how its marks are spread, and which property most of it lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from perceptron.marks import Graded, Gradings, Item, shown

MOST_BARS = 11


@dataclass(frozen=True)
class Bar:
    """How many marks lie from `low` up to, and not including, the next bar's; the last has all."""

    low: Decimal
    high: Decimal
    count: int
    last: bool

    @property
    def words(self) -> str:
        """Return which marks these are."""
        if self.low == self.high:
            return shown(self.low)
        return f"{shown(self.low)} to {'' if self.last else 'under '}{shown(self.high)}"


@dataclass(frozen=True)
class Taught:
    """A property, how many submissions lost it, and how many were judged on it."""

    number: int
    item: Item
    lost: int
    judged: int

    @property
    def percent(self) -> int:
        """Return how large a part of the class lost it."""
        return round(100 * self.lost / self.judged) if self.judged else 0


@dataclass(frozen=True)
class Glance:
    """The marks of those that are judged to the end: others would have less than they earned."""

    marks: tuple[Decimal, ...]
    bars: tuple[Bar, ...]

    @property
    def median(self) -> Decimal:
        """Return the mark in the middle."""
        return median(self.marks)

    @property
    def most(self) -> int:
        """Return the count of the highest bar."""
        return max((bar.count for bar in self.bars), default=0)

    def place(self, mark: Decimal) -> float:
        """Return where a mark stands in the chart, in percent of its width."""
        width = self.bars[1].low if len(self.bars) > 1 else self.bars[0].high
        return round(float(100 * mark / (width * len(self.bars))), 2)


def is_final(graded: Graded) -> bool:
    """Say whether the grader did all of its work on a submission."""
    return not graded.trouble and not graded.unjudged


def glance(gradings: Gradings) -> Glance:
    """Return the spread of a class's marks."""
    marks = tuple(sorted(each.score for each in gradings.submissions if is_final(each)))
    least = min((item.points for item in gradings.plan.items if item.counts), default=Decimal(0))
    return Glance(marks, tuple(bars(marks, gradings.plan.total, least)))


def bars(marks: Sequence[Decimal], total: Decimal, least: Decimal) -> list[Bar]:
    """Return at most MOST_BARS bars of one round width, none narrower than a property's points."""
    if not marks or total <= 0:
        return []
    widths = (Decimal(f) * Decimal(10) ** k for k in range(-3, 12) for f in ("1", "2", "2.5", "5"))
    width = next(w for w in widths if w >= least and total // w < MOST_BARS)
    edges = [width * k for k in range(int(total // width) + 1)]
    places = [int(mark // width) for mark in marks]
    return [
        Bar(low, min(low + width, total), places.count(k), k == len(edges) - 1)
        for k, low in enumerate(edges)
    ]


def to_teach(gradings: Gradings) -> list[Taught]:
    """Return the properties that anybody lost, those first that the largest part lost.

    A program that could not be run shows nothing of what its author knows.
    """
    found = []
    for number, item in enumerate(gradings.plan.items):
        lines = [each.lines[number] for each in gradings.submissions if not each.not_run]
        judged = [line for line in lines if line.status != "grader error"]
        lost = sum(line.status != "passed" for line in judged)
        if item.counts and lost:
            found.append(Taught(number, item, lost, len(judged)))
    return sorted(found, key=lambda each: -each.lost / each.judged)
