"""`perceptron.check(Mine)`: a class judged here and now, for a notebook, a script or a REPL."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from perceptron.catalogue import entry_of
from perceptron.contract import Assignment, Property
from perceptron.examples import chosen
from perceptron.judge import applies, assignment_from, judge
from perceptron.marks import Item, Line, Plan, graded
from perceptron.outcomes import FAILING, Outcome
from perceptron.properties import every_property, theme_of
from perceptron.reports.cell import Card, cell
from perceptron.reports.feedback import of_line
from perceptron.reports.script import script_of
from perceptron.survey import model_of
from perceptron.toml_tables import expected_one_of

USUAL, QUICK = 100, 10  # examples a property


@dataclass(frozen=True)
class Report:
    """What came of a check: show it, or ask for `passed` and `failures`."""

    name: str
    outcomes: tuple[Outcome, ...]
    file: str = "your file"
    options: str = ""  # of the check, as they were written

    @property
    def passed(self) -> bool:
        """Say whether nothing fails, extras included, and something was shown to hold."""
        return not self.failures and self._held > 0

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Return what fails, the property that tells most first; each with its example as data."""
        found = [each for each in self.outcomes if each.loses or each.status in FAILING]
        return tuple(sorted(found, key=lambda outcome: (not outcome.counts, outcome.severity)))

    def script(self, name: str) -> str:
        """Return a script of plain numpy that shows a failure; ValueError where there is none."""
        for outcome in self.failures:
            if outcome.name == name.removeprefix("test_"):
                return script_of(outcome, self.file)
        raise ValueError(f"name={name!r}: {expected_one_of(name, [o.name for o in self.failures])}")

    def raise_for_failures(self) -> None:
        """Raise an AssertionError that says what fails; do nothing where the class passed."""
        if not self.passed:
            raise AssertionError(str(self))

    def __repr__(self) -> str:
        """Return the report as text: what fails in full, and how many properties hold."""
        return "\n\n".join([f"{self.name}: {self._head()}", *map(self._in_words, self._told())])

    @property
    def _held(self) -> int:
        return sum(outcome.status == "passed" for outcome in self.outcomes)

    def _head(self) -> str:
        untried = sum(o.status == "not offered" and not o.counts for o in self.outcomes)
        more = f"; {untried} need{'s' * (untried == 1)} more than it offers" * bool(untried)
        unshown = sum(outcome.unshown for outcome in self.outcomes)
        more += f"; {unshown} would, but nothing shows that it learns" * bool(unshown)
        return f"{self._held} of {len(self.outcomes)} properties hold{more}"

    def _told(self) -> tuple[Outcome, ...]:
        """Return what is told in full: what fails; where nothing was shown at all, why not.

        What holds and shows nothing has one reason: the first tells it.
        """
        again = [outcome for outcome in self.failures if outcome.unshown][1:]
        told = tuple(outcome for outcome in self.failures if outcome not in again)
        return told or (() if self._held else self.outcomes)

    def _in_words(self, outcome: Outcome) -> str:
        text = of_line(self._line(outcome))
        lines = [f"   once more: {self._again(outcome)}"]
        lines += [f"   as a script: .script({outcome.name!r})"] * bool(outcome.transcript)
        return "\n".join([text.rstrip(), *lines])

    def _again(self, outcome: Outcome) -> str:
        return f"check({self.name}, only={outcome.replay or outcome.name!r}{self.options})"

    def _line(self, outcome: Outcome) -> Line:
        (line,) = graded(_plan([outcome]), self.name, {outcome.name: outcome}).lines
        return line

    def _repr_html_(self) -> str:
        """Return the report for a notebook: safe, in the notebook's own colours."""
        cards = [
            Card(self._line(outcome), script_of(outcome, self.file), self._again(outcome))
            for outcome in self._told()
        ]
        return cell(self.name, self._head(), self.outcomes, cards)


def check(
    program: type,
    *,
    theme: str | None = None,
    only: str | None = None,
    quick: bool = False,
    examples: int | None = None,
    seed: int = 0,
    asks: str = "",
) -> Report:
    """Judge a class by the properties of every correct perceptron, in this very process.

    `theme` chooses some of them, `only` one: NAME, or NAME@CODE as a report has it, which meets
    that failure's very example again. `quick` takes a tenth of the examples; the same seed gives
    the same ones. `asks` is what an assignment asks for, as --asks. TypeError where `program` is
    no class, TargetError where it cannot be driven, ValueError on an unknown name.
    """
    if not inspect.isclass(program):
        found = type(program).__name__
        raise TypeError(f"program={found}: expected a class; check(Perceptron), not an instance")
    if examples is not None and examples < 1:
        raise ValueError(f"examples={examples}: expected at least 1")
    assignment = assignment_from(asks)
    laws, code = _chosen(theme, only, assignment)
    count = examples or (QUICK if quick else USUAL)
    model = model_of(program)
    outcomes = judge(model, assignment, laws=laws, seed=seed, examples=count, code=code)
    given = {"quick": quick, "examples": examples, "seed": seed, "asks": asks}
    options = "".join(f", {name}={value!r}" for name, value in given.items() if value)
    return Report(program.__name__, tuple(outcomes), _file_of(program), options)


def _chosen(
    theme: str | None, only: str | None, assignment: Assignment
) -> tuple[list[Property], str]:
    """Return the properties that are to run; of one that a report names, its example's code."""
    if only is not None:
        try:
            law, code = chosen(only.removeprefix("test_"), every_property())
        except ValueError as error:
            raise ValueError(f"only={error}") from None
        if not applies(law, assignment):
            told = f"judged only where it is asked for; add asks={entry_of(law).name!r}"
            raise ValueError(f"only={only!r}: {told}")
        return [law], code
    laws = [law for law in every_property().values() if applies(law, assignment)]
    themes = dict.fromkeys(map(theme_of, laws))
    if theme is not None and theme not in themes:
        raise ValueError(f"theme={theme!r}: {expected_one_of(theme, themes)}")
    return [law for law in laws if theme in (None, theme_of(law))], ""


def _file_of(program: type) -> str:
    """Return the name of the file that a class stands in; of a notebook's cell, a name for it."""
    try:
        name = Path(inspect.getfile(program)).name
    except (TypeError, OSError):
        name = ""
    return name if name.endswith(".py") else f"{program.__name__.lower()}.ipynb"


def _plan(outcomes: Sequence[Outcome]) -> Plan:
    items = (Item(o.name, o.theme, o.claim, counts=o.counts) for o in outcomes)
    return Plan("", tuple(items))
