"""The gradebook of a class: one SQLite file, the source of every mark and every output."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, astuple
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

from perceptron.contract import TargetError
from perceptron.grading.judging import Verdict
from perceptron.marks import Coverage, Graded, Gradings, Item, Override, Plan, graded
from perceptron.outcomes import Outcome
from perceptron.reports.downloads import student_of

FILE, FORMAT = "grades.sqlite", 1
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE submissions (
    name TEXT PRIMARY KEY, digest TEXT NOT NULL, file TEXT NOT NULL, findings TEXT NOT NULL,
    coverage TEXT NOT NULL, trouble TEXT NOT NULL, seconds REAL NOT NULL, at TEXT NOT NULL
);
CREATE TABLE outcomes (
    submission TEXT NOT NULL, property TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL,
    outcome TEXT NOT NULL, PRIMARY KEY (submission, property)
);
CREATE TABLE overrides (
    submission TEXT NOT NULL, property TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,
    at TEXT NOT NULL, undone TEXT
);
"""
IN_USE = "{file}: another run is writing to it; wait until it has ended"
NO_BOOK = "{file}: cannot be used as a gradebook: {error}"


class Gradebook:
    """An open gradebook; nobody else can write to it until it is closed, or its process is gone."""

    def __init__(self, folder: Path, *, must_exist: bool = False) -> None:
        """Open the gradebook of a folder, or make both; TargetError where that cannot be."""
        self.file = folder / FILE
        if must_exist and not self.file.is_file():
            raise TargetError(f"{folder}: no {FILE} here; expected the folder of --out")
        if folder.exists() and not folder.is_dir():
            raise TargetError(f"{folder}: a file; expected a folder, or a name for one")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.database = sqlite3.connect(self.file, timeout=0, isolation_level=None)
            self.database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self.database.execute("BEGIN EXCLUSIVE")
            self._check()
            self.database.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            locked = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            raise TargetError(
                (IN_USE if locked else NO_BOOK).format(file=self.file, error=error)
            ) from None

    def _check(self) -> None:
        if not self.database.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone():
            for statement in SCHEMA.split(";"):
                self.database.execute(statement)
            self._write("format", FORMAT)
        found = self._read("format")
        if found != FORMAT:
            error = f"its format is {found}, expected {FORMAT}; take another --out"
            raise sqlite3.DatabaseError(error)

    def __enter__(self) -> Self:
        """Return the gradebook itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.database.close()

    def _read(self, name: str) -> Any:
        row = self.database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def _write(self, name: str, value: object) -> None:
        text = json.dumps(value, default=str)
        self.database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, text))

    @property
    def plan(self) -> Plan:
        """Return the plan that the marks are made of; TargetError before anything was graded."""
        data = self._read("plan")
        if data is None:
            raise TargetError(f"{self.file}: nothing has been graded yet")
        items = [Item(**{**item, "points": Decimal(item["points"])}) for item in data["items"]]
        return Plan(data["title"], tuple(items), data["waived"])

    @plan.setter
    def plan(self, plan: Plan) -> None:
        self._write("plan", asdict(plan))

    @property
    def model(self) -> str | None:
        """Return the key of the model solution that was seen to pass, with the rules it passed."""
        found: str | None = self._read("model")
        return found

    @model.setter
    def model(self, key: str) -> None:
        self._write("model", key)

    def judged(self, submission: str) -> dict[str, str]:
        """Return the key of each outcome that a submission has; what the grader broke has none."""
        found = self.database.execute(
            "SELECT property, key FROM outcomes WHERE submission = ? AND status != 'grader error'",
            (submission,),
        )
        return dict(found)

    def put(self, submission: str, digest: str, verdict: Verdict, keys: Mapping[str, str]) -> None:
        """Take a verdict in, all of it or nothing.

        `keys` has what the outcome of each property that was to be judged depended on.
        """
        found = [json.dumps(each) for each in (verdict.findings, [*map(astuple, verdict.coverage)])]
        row = (submission, digest, verdict.file, *found, verdict.trouble, verdict.seconds, now())
        old = [(submission, name) for name in keys]
        new = [
            (submission, each.name, keys[each.name], each.status, each.to_json())
            for each in verdict.outcomes
        ]
        with self._transaction():
            self.database.execute(
                "INSERT OR REPLACE INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row
            )
            self.database.executemany(
                "DELETE FROM outcomes WHERE submission = ? AND property = ?", old
            )
            self.database.executemany("INSERT INTO outcomes VALUES (?, ?, ?, ?, ?)", new)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN EXCLUSIVE")
        try:
            yield
            self.database.execute("COMMIT")
        except BaseException:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            raise

    def override(self, submission: str, property_: str, status: str, reason: str) -> None:
        """Change a mark by hand: dated, kept when it is judged again, and undone by `undo`."""
        with self._transaction():
            self.undo(submission, property_)
            self.database.execute(
                "INSERT INTO overrides VALUES (?, ?, ?, ?, ?, NULL)",
                (submission, property_, status, reason, now()),
            )

    def undo(self, submission: str, property_: str) -> bool:
        """Undo what was changed by hand, if anything was; it stays in the gradebook's history."""
        changed = self.database.execute(
            "UPDATE overrides SET undone = ? "
            "WHERE submission = ? AND property = ? AND undone IS NULL",
            (now(), submission, property_),
        )
        return changed.rowcount > 0

    @property
    def names(self) -> list[str]:
        """Return the names of all submissions."""
        rows = self.database.execute("SELECT name FROM submissions ORDER BY name")
        return [name for (name,) in rows]

    def gradings(self) -> Gradings:
        """Return the class as its outputs show it."""
        plan = self.plan
        rows = self.database.execute("SELECT * FROM submissions ORDER BY name").fetchall()
        return Gradings(plan, tuple(self._graded(plan, row) for row in rows))

    def _graded(self, plan: Plan, row: tuple[Any, ...]) -> Graded:
        name, _, file, findings, coverage, trouble, seconds, at = row
        outcomes = self.database.execute(
            "SELECT property, outcome FROM outcomes WHERE submission = ?", (name,)
        )
        overrides = self.database.execute(
            "SELECT property, status, reason, at FROM overrides "
            "WHERE submission = ? AND undone IS NULL",
            (name,),
        )
        return graded(
            plan,
            name,
            {prop: Outcome.from_json(text) for prop, text in outcomes},
            [Override(*each) for each in overrides],
            file=file,
            student=student_of(name),
            findings=tuple((topic, found) for topic, found in json.loads(findings)),
            coverage=tuple(
                Coverage(file, lines, tuple(missed), *more)
                for file, lines, missed, *more in json.loads(coverage)
            ),
            trouble=trouble,
            seconds=seconds,
            at=at,
        )


def now() -> str:
    """Return this moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
