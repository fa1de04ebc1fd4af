"""Print which property catches which chaff, and the two figures: validity and thoroughness.

    python tests/submissions/matrix.py                    every chaff by every property
    python tests/submissions/matrix.py --diagonal         the properties that table.toml lists
    python tests/submissions/matrix.py --seeds 1 2 3 4 5  under several seeds

Validity: wheats of which no property fails. Thoroughness: chaffs that a property that counts
catches (Examplar's terms; Wrenn and Krishnamurthi 2019). Exits 1 unless both are complete and each
listed property catches its chaff under each seed.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from perceptron.judge import judge
from perceptron.outcomes import Outcome
from perceptron.properties import every_property
from perceptron.judge import assignment_from
from perceptron.survey import models

HERE = Path(__file__).parent
FAILING = {"failed", "error", "unsteady"}


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
        files = {path.stem for path in (HERE / folder).glob("*.py")}
        if files != set(rows):
            raise SystemExit(f"{folder}: table.toml and files differ: {files ^ set(rows)}")
        for name, row in rows.items():
            caught_by = tuple(row.get("caught_by", ()))
            yield Entry(HERE / folder / f"{name}.py", row.get("asks", ""), caught_by)


def outcomes_of(entry: Entry, seed: int, examples: int, diagonal: bool) -> list[Outcome]:
    """Judge one program by all properties, or by those that must catch it."""
    (model,) = models([str(entry.path)])
    laws = every_property()
    if diagonal and not entry.is_wheat:
        laws = {f"test_{name}": laws[f"test_{name}"] for name in entry.caught_by}
    assignment = assignment_from(entry.asks)
    return judge(model, assignment, laws=laws.values(), seed=seed, examples=examples)


def faults(entry: Entry, outcomes: list[Outcome]) -> list[str]:
    """Return what is wrong with the suite, as this program shows it; nothing for a good suite."""
    failing = {outcome.name: outcome for outcome in outcomes if outcome.status in FAILING}
    broken = [outcome for outcome in outcomes if outcome.status == "grader error"]
    found = [f"grader error in {outcome.name}: {outcome.message}" for outcome in broken]
    if entry.is_wheat:
        lost = [o.name for o in outcomes if o.status in FAILING or o.loses]
        return found + [f"a correct program is flagged by {name}" for name in lost]
    if not any(outcome.loses for outcome in outcomes):
        found.append("a wrong program loses nothing that counts")
    missed = [name for name in entry.caught_by if name not in failing]
    return found + [f"not caught by {name}" for name in missed]


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Judge the corpora by the properties.")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--diagonal", action="store_true", help="chaffs by listed properties only")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--wheats-only", action="store_true")
    given = parser.parse_args()
    corpus = [entry for entry in entries() if entry.is_wheat or not given.wheats_only]
    failed = False
    for seed in given.seeds:
        with ProcessPoolExecutor(given.jobs) as pool:
            jobs = [
                pool.submit(outcomes_of, entry, seed, given.examples, given.diagonal)
                for entry in corpus
            ]
            wrong = {}
            for entry, job in zip(corpus, jobs, strict=True):
                outcomes = job.result()
                names = [o.name for o in outcomes if o.status in FAILING]
                print(f"{entry.path.parent.name}/{entry.path.stem}: {', '.join(names) or 'none'}")
                wrong[entry.path.stem] = faults(entry, outcomes)
                for line in wrong[entry.path.stem]:
                    print(f"    WRONG: {line}", flush=True)
        wheats = [entry.path.stem for entry in corpus if entry.is_wheat]
        chaffs = [entry.path.stem for entry in corpus if not entry.is_wheat]
        for term, names in (("validity", wheats), ("thoroughness", chaffs)):
            right = sum(not wrong[name] for name in names)
            print(f"seed {seed}: {term} {right} of {len(names)}")
        failed = failed or any(wrong.values())
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
