"""`perceptron grade PATH... --out DIR` judges a class: a gradebook, and every output made of it."""

import argparse
import contextlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from perceptron.commands.options import load_matplotlib, without_extra
from perceptron.contract import TargetError
from perceptron.grading.fleet import Fleet, cluster_fleet, local_fleet
from perceptron.grading.gradebook import Gradebook
from perceptron.grading.judging import CANNOT_CONFINE, Job
from perceptron.grading.rules import Setup, read_setup
from perceptron.grading.run import (
    earned_by_empty_programs,
    grade_class,
    key_of,
    model_job,
    not_passed,
)
from perceptron.grading.submissions import find_submissions, left_aside
from perceptron.guard import printable
from perceptron.isolation.kernel import missing_layers
from perceptron.limits import NAMES, parsed_limits
from perceptron.marks import Gradings, shown
from perceptron.outcomes import Outcome
from perceptron.reports.tables import SYSTEMS, contested

USE_TRUST = "; grade on a machine that has it, or say --trust, if you would run all of it yourself"
KEPT = "what is graded so far is kept; the same command goes on from here"
NOT_PASSED = (
    "{model}: the model solution does not pass all that counts; nothing was graded. Mend it, or "
    "waive in [waived] what your course does differently, with the reason:"
)


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    trial = options.try_config is not None
    if trial == bool(options.paths) or trial == bool(options.out):
        parser.error("expected PATH... and --out DIR, or --try-config FILE alone")
    if needed := without_extra("grade", "grade", "rich", "jinja2"):
        print(needed, file=sys.stderr)
        return 2
    try:
        return _try_config(options) if trial else _grade(options)
    except (TargetError, OSError, sqlite3.Error) as error:
        told = error.told() if isinstance(error, TargetError) else f"{error}; {KEPT}"
        print(f"perceptron grade: {told}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"perceptron grade: interrupted; {KEPT}", file=sys.stderr)
        return 130


def _grade(options: argparse.Namespace) -> int:
    from perceptron.reports.files import write_outputs  # needs the extra

    setup = _setup(options, options.assignment)
    out = str(options.out.resolve())
    if out in {str(Path(path).resolve()) for path in options.paths}:
        told = "holds the submissions; expected a folder of its own"
        raise TargetError(f"--out={options.out}: {told}")
    found = find_submissions(options.paths)
    targets = [each for each in found if each.root != out]
    if aside := left_aside(options.paths, found):
        print(f"not submissions: {', '.join(map(printable, aside))}", file=sys.stderr)
    with _fleet(options) as fleet, Gradebook(options.out) as book:
        if setup.model is not None:
            job = model_job(setup, setup.model)
            if book.model != key_of(job) and not _passes(job, fleet):
                return 2
            book.model = key_of(job)
        with _progress(len(targets)) as one_more:
            grade_class(book, setup, targets, fleet, one_more)
        gradings = book.gradings()
        load_matplotlib()
        unwritten = write_outputs(gradings, options.out)
    _print_table(gradings, options.out, {target.label for target in targets})
    for name, why in unwritten.items():
        print(f"{printable(name)}: {printable(why)}")
    return 3 if unwritten or any(each.unjudged for each in gradings.submissions) else 0


def _try_config(options: argparse.Namespace) -> int:
    folder = options.try_config.parent
    if not options.try_config.is_file() or options.try_config.name != "grading.toml":
        raise TargetError(f"--try-config={options.try_config}: expected a grading.toml")
    setup = _setup(options, folder)
    model = options.model or setup.model
    if model is None:
        raise TargetError("--try-config: expected --model SOLUTION, or model in [grade]")
    plan = setup.plan
    counting = sum(item.counts for item in plan.items)
    print(f"{plan.title}: {counting} properties count, {shown(plan.total)} points in all")
    with _fleet(options) as fleet:
        if not _passes(model_job(setup, model), fleet):
            return 1
        print(f"{model.name} passes them all")
        earned = earned_by_empty_programs(setup, fleet)
    print("a program that learns nothing gets, where it answers with")
    for name, points in earned.items():
        print(f"  {name:28}{shown(points):>4} ({100 * points / plan.total:.0f} %)")
    return 0


def _passes(job: Job, fleet: Fleet) -> bool:
    """Say whether the model solution passes all that counts; print what it does not pass."""
    found = not_passed(job, fleet)
    if found:
        head = NOT_PASSED.format(model=job.submission.name)
        print("\n".join([head, *map(_in_a_line, found)]), file=sys.stderr)
    return not found


def _in_a_line(outcome: Outcome) -> str:
    missing = f"not offered: {', '.join(outcome.missing)}" if outcome.missing else outcome.message
    return f"  {outcome.name}: {outcome.status}: {missing}"


def _setup(options: argparse.Namespace, folder: Path | None) -> Setup:
    """Return the assignment, with what the options say in the place of what it says."""
    setup = read_setup(folder)
    conventions = setup.rules.conventions
    limits = parsed_limits(options.limit, conventions.limits)
    if missing := missing_layers() * (not options.trust):
        raise TargetError(CANNOT_CONFINE.format(missing=" and ".join(missing)) + USE_TRUST)
    return replace(
        setup,
        rules=replace(
            setup.rules,
            conventions=replace(conventions, limits=limits),
            examples=options.examples or setup.rules.examples,
            trust=options.trust,
            bwrap=options.bwrap,
            measures=options.cov,
        ),
    )


@contextlib.contextmanager
def _fleet(options: argparse.Namespace) -> Iterator[Fleet]:
    if options.cluster:
        with cluster_fleet(options.cluster) as fleet:
            yield fleet
    else:
        yield local_fleet(options.jobs or len(os.sched_getaffinity(0)))


@contextlib.contextmanager
def _progress(submissions: int) -> Iterator[Callable[[], None]]:
    """Show on a terminal's standard error how many are graded, and the time left."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn("graded"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task("graded", total=submissions)
        yield lambda: progress.advance(task)


def _print_table(gradings: Gradings, out: Path, named: set[str]) -> None:
    """Print every mark, and what needs a person's eyes."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table("submission", "score", "lost", title=f"{escape(gradings.plan.title)}")
    total = shown(gradings.plan.total)
    for each in gradings.submissions:
        lost = [line.item.theme for line in each.lines if line.item.counts and not line.earned]
        themes = ", ".join(dict.fromkeys(lost))
        table.add_row(
            escape(printable(each.name)), f"{shown(each.score)} of {total}", escape(themes)
        )
    console = Console(width=None if sys.stdout.isatty() else 100)
    console.print(table)
    earlier = [each.name for each in gradings.submissions if each.name not in named]
    if earlier:
        names = ", ".join(map(printable, earlier))
        print(f"kept from an earlier run, not among these paths: {names}")
    for each in gradings.submissions:
        if each.not_run:
            print(f"could not be run: {printable(each.name)}: {printable(each.not_run)}")
        if each.unjudged:
            first = next(ln.outcome.message for ln in each.lines if ln.status == "grader error")
            why = each.trouble or f"{len(each.unjudged)} properties: {first}"
            print(f"could not be judged: {printable(each.name)}: {printable(why)}")
    for kind in SYSTEMS:
        for number, own in contested(gradings, kind).items():
            names = ", ".join(printable(each.name) for each in own)
            print(f"not in {kind}.csv: number {number}, which two names claim: {names}")
    print(f"gradebook, tables, feedback and report: {out}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perceptron grade",
        description="Judge a class, each submission confined in processes of its own, and write a "
        "gradebook (grades.sqlite), tables for spreadsheets, Moodle and Canvas, feedback, a report "
        "(report.html), Gradescope's results and JUnit XML. Stopped at any time, the same command "
        "goes on; changed files, rules or suite are judged anew, and nothing else.",
        epilog="Exit codes: 0 all were graded, whatever the marks; 2 a bad file or option; 3 some "
        "could not be judged, and the table names them. --try-config: 1 where the model solution "
        "does not pass.",
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="a folder of submissions, or a file")
    add("--out", type=Path, metavar="DIR", help="the folder of the gradebook and of all outputs")
    add("--assignment", type=Path, metavar="DIR", help="the folder of grading.toml and adapter.py")
    add("--try-config", type=Path, metavar="FILE", help="judge a model solution by a grading.toml")
    add("--model", type=Path, metavar="FILE", help="that solution, in the place of the one named")
    add("--jobs", type=_at_least_one, metavar="N", help="processes that judge; as many as cores")
    add("--cluster", metavar="ADDRESS", help="a dask.distributed scheduler, whose workers judge")
    add("--examples", type=_at_least_one, metavar="N", help="examples a property")
    add("--cov", action="store_true", help="show what of each program was reached; not graded")
    add("--trust", action="store_true", help="run it all unconfined, where it can do what you can")
    add("--bwrap", action="store_true", help="bubblewrap around the confined, as a further layer")
    limits = f"what a submission may use up: {', '.join(NAMES)}; repeatable"
    add("--limit", action="append", default=[], metavar="NAME=NUMBER", help=limits)
    return parser


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a whole number of at least 1")
    return int(text)
