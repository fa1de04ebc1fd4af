"""Print which property catches which chaff, and the two figures: validity and thoroughness.

    python tests/submissions/matrix.py                    every chaff by every property
    python tests/submissions/matrix.py --diagonal         the properties that table.toml lists
    python tests/submissions/matrix.py --only chaffs      or wheats: one of the two figures
    python tests/submissions/matrix.py --seeds 1 2 3 4 5  under several seeds
    python tests/submissions/matrix.py --resume FILE      go on where an interrupted run left off

Validity: wheats of which no property fails. Thoroughness: chaffs that a property that counts
catches (Examplar's terms; Wrenn and Krishnamurthi 2019). Exits 1 unless both are complete, each
listed property catches its chaff under each seed, and a report of all properties names the theme of
the first one listed first.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import perceptron
from perceptron.contract import TargetError
from perceptron.judge import assignment_from, judge
from perceptron.model import Undriven
from perceptron.outcomes import FAILING, Outcome
from perceptron.properties import every_property, theme_of
from perceptron.survey import models

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """One program of the corpora: what its assignment asks for, and what must catch it."""

    path: Path
    asks: str
    caught_by: tuple[str, ...]

    @property
    def is_wheat(self) -> bool:
        return self.path.parent.name == "wheats"


def entries() -> Iterator[Entry]:
    """Yield the programs of table.toml; every file of the corpora must be in it."""
    table = tomllib.loads((HERE / "table.toml").read_text(encoding="utf-8"))
    for folder, rows in table.items():
        files = {path.stem for path in (HERE / folder).glob("*.*")}
        if files != set(rows):
            raise SystemExit(f"{folder}: table.toml and files differ: {files ^ set(rows)}")
        for name, row in rows.items():
            caught_by = tuple(row.get("caught_by", ()))
            (path,) = (HERE / folder).glob(f"{name}.*")
            yield Entry(path, row.get("asks", ""), caught_by)


def outcomes_of(
    entry: Entry, seed: int, examples: int, diagonal: bool, seconds: float | None = None
) -> list[Outcome]:
    """Judge one program by all properties, or by those that must catch it.

    A call may take so many seconds of computing, or what is usual.
    """
    try:
        (model,) = models([str(entry.path)])
        model.seconds = seconds
    except TargetError as error:
        model = Undriven(entry.path.name, str(error))
    laws = every_property()
    if diagonal and not entry.is_wheat:
        laws = {f"test_{name}": laws[f"test_{name}"] for name in entry.caught_by}
    assignment = assignment_from(entry.asks)
    return judge(model, assignment, laws=laws.values(), seed=seed, examples=examples)


def faults(entry: Entry, outcomes: list[Outcome]) -> list[str]:
    """Return what is wrong with the suite, as this program shows it; nothing for a good suite."""
    failing = {o.name: o for o in outcomes if o.status in FAILING or o.loses}
    broken = [outcome for outcome in outcomes if outcome.status == "grader error"]
    found = [f"grader error in {outcome.name}: {outcome.message}" for outcome in broken]
    if entry.is_wheat:
        lost = [o.name for o in outcomes if o.status in FAILING or o.loses]
        return found + [f"a correct program is flagged by {name}" for name in lost]
    if not any(outcome.loses for outcome in outcomes):
        found.append("a wrong program loses nothing that counts")
    missed = [name for name in entry.caught_by if name not in failing]
    losing = sorted((o for o in outcomes if o.loses), key=lambda outcome: outcome.severity)
    first = losing[0].theme if losing else None
    right = theme_of(every_property()[f"test_{entry.caught_by[0]}"])
    if len(outcomes) > len(entry.caught_by) and first != right:
        found.append(f"the report names {first} first, not {right}")
    return found + [f"not caught by {name}" for name in missed]


class Remembered:
    """Outcomes of an earlier run, by program, suite and options: nothing is judged twice."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path and path.exists() else []
        whole = [line for line in lines if line.endswith("]}")]  # a killed run may end in mid-line
        self.known = {row["key"]: row["outcomes"] for row in map(json.loads, whole)}
        files = sorted(Path(perceptron.__file__).parent.rglob("*.py"))
        self.suite = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    def key(self, entry: Entry, *options: object) -> str:
        text = f"{self.suite} {entry} {options}".encode() + entry.path.read_bytes()
        return hashlib.sha256(text).hexdigest()

    def get(self, key: str) -> list[Outcome] | None:
        return [Outcome.from_json(line) for line in self.known[key]] if key in self.known else None

    def put(self, key: str, outcomes: list[Outcome]) -> None:
        if self.path is not None:
            row = {"key": key, "outcomes": [outcome.to_json() for outcome in outcomes]}
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Judge the corpora by the properties.")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--diagonal", action="store_true", help="chaffs by listed properties only")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=("wheats", "chaffs"), help="one kind, not both")
    parser.add_argument("--resume", type=Path, help="a file that keeps every program's outcomes")
    given = parser.parse_args()
    remembered = Remembered(given.resume)
    kinds = {"wheats": (True,), "chaffs": (False,)}.get(given.only, (True, False))
    corpus = [entry for entry in entries() if entry.is_wheat in kinds]
    failed = False
    for seed in given.seeds:
        with ProcessPoolExecutor(given.jobs) as pool:
            jobs: dict[str, Future[list[Outcome]]] = {}
            keys = [remembered.key(e, seed, given.examples, given.diagonal) for e in corpus]
            for entry, key in zip(corpus, keys, strict=True):
                if remembered.get(key) is None:
                    options = entry, seed, given.examples, given.diagonal
                    jobs[key] = pool.submit(outcomes_of, *options)
                    jobs[key].add_done_callback(
                        lambda job, key=key: job.exception() or remembered.put(key, job.result())
                    )
            wrong = {}
            for entry, key in zip(corpus, keys, strict=True):
                outcomes = jobs[key].result() if key in jobs else remembered.get(key) or []
                names = [o.name for o in outcomes if o.status in FAILING or o.loses]
                print(f"{entry.path.parent.name}/{entry.path.stem}: {', '.join(names) or 'none'}")
                wrong[entry.path.stem] = faults(entry, outcomes)
                for line in wrong[entry.path.stem]:
                    print(f"    WRONG: {line}", flush=True)
        wheats = [entry.path.stem for entry in corpus if entry.is_wheat]
        chaffs = [entry.path.stem for entry in corpus if not entry.is_wheat]
        for term, names in (("validity", wheats), ("thoroughness", chaffs)):
            right = sum(not wrong[name] for name in names)
            if names:
                print(f"seed {seed}: {term} {right} of {len(names)}")
        failed = failed or any(wrong.values())
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
