"""What an assignment's grading.toml lays down about marks, fixed before anything runs."""

import hashlib
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path

import perceptron
from perceptron.catalogue import entry_of
from perceptron.contract import Assignment, Property, TargetError
from perceptron.conventions import Conventions, tables_in
from perceptron.judge import applies, assignment_from
from perceptron.marks import VISIBILITIES, Item, Plan
from perceptron.own_properties import own_files, own_properties
from perceptron.properties import every_property, theme_of
from perceptron.survey import assignment_in
from perceptron.toml_tables import Table, expected_one_of

USUAL_POINTS = {"convergence": 2, "update": 2, "gates": 2}  # what learning is; of others 1
NOT_JUDGING = ("reports", "commands", "grading")  # folders that no outcome depends on


@dataclass(frozen=True)
class Rules:
    """All that outcomes depend on beside the submission itself; what is sent to who judges it.

    `own` are the lecturer's property files, name and text; `shim` the text of the assignment's
    adapter.py; with `measures` the branches of submissions are traced.
    """

    conventions: Conventions
    assignment: Assignment
    examples: int = 100
    seed: int = 0
    own: tuple[tuple[str, str], ...] = ()
    shim: str | None = None
    trust: bool = False
    bwrap: bool = False
    measures: bool = False

    def properties(self) -> dict[str, Property]:
        """Return every property that could run, the lecturer's own last."""
        return {**every_property(), **own_properties(self.own)}

    def key(self, name: str) -> str:
        """Return what an outcome of this property depends on beside the submission, as a digest."""
        plain = replace(self.conventions, asks=None, shim=None)
        own = self.own if f"test_{name}" in own_properties(self.own) else ()
        parts = (plain, self.examples, self.seed, own, self.shim, self.trust, self.measures)
        return hashlib.sha256(repr((suite(), *parts)).encode()).hexdigest()


@dataclass(frozen=True)
class Setup:
    """An assignment: what marks are made of, what outcomes depend on, and a model solution."""

    plan: Plan
    rules: Rules
    model: Path | None = None


def read_setup(folder: Path | None) -> Setup:
    """Read an assignment's folder, or take what is usual; TargetError names what does not fit."""
    conventions = assignment_in(str(folder)) if folder else Conventions()
    assignment = assignment_from(",".join(conventions.asks or ()))
    tables = tables_in(folder)
    grade = tables["grade"]
    rules = Rules(
        conventions,
        assignment,
        examples=grade.whole("examples", 100, 1),
        seed=grade.whole("seed", 0, 0),
        own=own_files(grade),
        shim=conventions.shim.read_text(encoding="utf-8") if conventions.shim else None,
    )
    model = grade.text("model")
    beside = Path(grade.file).parent
    if model and not (beside / model).exists():
        raise grade.refusal("model", "a file or folder beside it")
    plan = _plan(grade, rules, tables["points"], tables["waived"], tables["visibility"])
    return Setup(plan, rules, beside / model if model else None)


def _plan(grade: Table, rules: Rules, points: Table, waived: Table, visibility: Table) -> Plan:
    laws = {
        name.removeprefix("test_"): law
        for name, law in rules.properties().items()
        if applies(law, rules.assignment)
    }
    counting = {name for name, law in laws.items() if rules.assignment.counts(law)}
    groups = [*laws, *dict.fromkeys(theme_of(law) for law in laws.values())]
    _named(points, [*groups, "default"])
    _named(visibility, [*groups, "default"])
    _named(waived, laws)
    only = grade.words("only") or groups
    for name in only:
        if name not in groups:
            raise TargetError(f"{grade.where} only {name}: {expected_one_of(name, groups)}")
    for name in points.values:
        if name in laws and name not in counting:
            needed = "an extra, it needs more than the assignment asks for; add that to asks"
            raise points.refusal(name, f"a property that counts; this is {needed}")
    reasons = {name: waived.text(name) or "" for name in waived.values}
    for name, reason in reasons.items():
        if not reason.strip():
            raise waived.refusal(name, "the reason, which every report shows")
    items = []
    for name, law in laws.items():
        if name in reasons or not {name, theme_of(law)} & {*only}:
            continue
        key = _nearest(points, name, theme_of(law))
        usual = Decimal(USUAL_POINTS.get(theme_of(law), 1))
        shown = _nearest(visibility, name, theme_of(law))
        items.append(
            Item(
                name,
                theme_of(law),
                entry_of(law).claim,
                (points.points(key) if key else usual) * (name in counting),
                name in counting,
                (visibility.one_of(shown, VISIBILITIES) if shown else None) or "visible",
            )
        )
    _all_run(items, grade, points, reasons, rules)
    plan = Plan(grade.text("title") or "Perceptron", tuple(items), reasons)
    if plan.total == 0:
        raise TargetError(f"{points.where}: no property gives a point; expected some that do")
    return plan


def _all_run(
    items: Sequence[Item], grade: Table, points: Table, waived: Mapping[str, str], rules: Rules
) -> None:
    """Refuse points, and files of properties, for what does not run: they would come to nothing."""
    run = {"default"} | {item.name for item in items} | {item.theme for item in items}
    for name in points.values:
        if name not in run:
            why = "this one is waived" if name in waived else "[grade] only leaves this one out"
            raise points.refusal(name, f"a property or a theme that runs; {why}")
    for file, _ in rules.own:
        if Path(file).stem not in run:
            told = f"no property of it runs; add {Path(file).stem!r} to only"
            raise TargetError(f"{grade.where} properties: {file}: {told}")


def _named(table: Table, known: Sequence[str] | Mapping[str, Property]) -> None:
    for name in table.values:
        if name not in known:
            raise TargetError(f"{table.where} {name}: {expected_one_of(name, known)}")


def _nearest(table: Table, name: str, theme: str) -> str | None:
    """Return the key that says most precisely what holds for a property; None for none."""
    return next((key for key in (name, theme, "default") if key in table.values), None)


@cache
def suite() -> str:
    """Return what judges: versions, and a digest of all code that an outcome depends on."""
    root = Path(perceptron.__file__).parent
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*.py")):
        if file.relative_to(root).parts[0] not in NOT_JUDGING:
            digest.update(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    names = ("perceptron-properties", "numpy", "hypothesis")
    versions = [f"{name} {version(name)}" for name in names]
    return "; ".join([*versions, f"Python {platform.python_version()}", digest.hexdigest()[:12]])
