"""`perceptron override DIR SUBMISSION PROPERTY passed|failed --reason TEXT`: a mark by hand."""

import argparse
import sqlite3
import sys
from pathlib import Path

from perceptron.commands.options import load_matplotlib, without_extra
from perceptron.contract import TargetError
from perceptron.grading.gradebook import Gradebook
from perceptron.guard import printable
from perceptron.marks import shown
from perceptron.toml_tables import expected_one_of


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    given = options.status is not None and (options.reason or "").strip()
    if options.undo if given else not options.undo:
        parser.error("expected passed or failed with --reason TEXT, or --undo")
    if needed := without_extra("override", "grade", "jinja2"):
        print(needed, file=sys.stderr)
        return 2
    try:
        return _override(options)
    except (TargetError, OSError, sqlite3.Error) as error:
        print(f"perceptron override: {error}", file=sys.stderr)
        return 2


def _override(options: argparse.Namespace) -> int:
    from perceptron.reports.files import write_outputs  # needs the extra

    name, property_ = options.submission, options.property
    with Gradebook(options.out, must_exist=True) as book:
        items = {item.name: item for item in book.plan.items}
        if name not in book.names:
            raise TargetError(f"submission={name!r}: {expected_one_of(name, book.names)}")
        if property_ in book.plan.waived:
            raise TargetError(f"property={property_!r}: waived; it gives no points to anybody")
        if property_ not in items:
            raise TargetError(f"property={property_!r}: {expected_one_of(property_, items)}")
        if not items[property_].counts:
            raise TargetError(f"property={property_!r}: an extra, which gives no points anyway")
        if options.undo and not book.undo(name, property_):
            raise TargetError(f"{name}: {property_}: nothing was changed by hand here")
        if not options.undo:
            book.override(name, property_, options.status, options.reason.strip())
        gradings = book.gradings()
        load_matplotlib()
        unwritten = write_outputs(gradings, options.out)
    (graded,) = (each for each in gradings.submissions if each.name == name)
    print(f"{name}: {shown(graded.score)} of {shown(gradings.plan.total)}")
    for each, why in unwritten.items():
        print(f"{printable(each)}: {printable(why)}")
    return 3 if unwritten else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perceptron override",
        description="Change a mark by hand. It is dated, shown with its reason in every output, "
        "kept when the submission is judged again, and taken back by --undo.",
        epilog="Exit codes: 0 changed, and all outputs are written anew; 2 a bad name or option; 3 "
        "changed, and an output that is named could not be written.",
    )
    parser.add_argument("out", type=Path, metavar="DIR", help="the --out of perceptron grade")
    parser.add_argument("submission", metavar="SUBMISSION", help="its name in the gradebook")
    parser.add_argument("property", metavar="PROPERTY", help="the property's name")
    parser.add_argument("status", nargs="?", choices=("passed", "failed"))
    parser.add_argument("--reason", metavar="TEXT", help="why; the student reads it too")
    parser.add_argument("--undo", action="store_true", help="let the judge's word count again")
    return parser
