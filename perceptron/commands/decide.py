"""`perceptron decide FILE.csv` says whether a line separates labelled rows, and proves it."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from perceptron.certificates import Undecided, decide
from perceptron.certificates.boolean import Watch, unwatched
from perceptron.certificates.census import ALL_AT_ONCE, Census, one_by_one, up_to_symmetry
from perceptron.certificates.work import MOST_WORK
from perceptron.commands.options import add_file_options
from perceptron.reports.verdict import as_data, in_words
from perceptron.samples import SampleError, read_csv, read_gate

MOST_INPUTS = 8  # of --all: nine have a thousand million regular functions


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    of_a_file = (options.label, options.against_rest, options.header)
    if options.file is None and (options.pair or any(given is not None for given in of_a_file)):
        parser.error("--label, --header, --pair and --against-rest go with a file")
    if options.most_work < 1:
        parser.error(f"--most-work={options.most_work}: expected 1 or more")
    return _answer(options)


def _answer(options: argparse.Namespace) -> int:
    """Decide and print; return the exit code."""
    try:
        if options.all is not None:
            return _print_census(options.all, as_json=options.json)
        if options.gate is not None:
            sample = read_gate(options.gate)
        else:
            header = {"yes": True, "no": False}.get(options.header)
            sample = read_csv(
                options.file, options.label, options.pair, options.against_rest, header
            )
    except SampleError as error:
        print(f"perceptron decide: {error}", file=sys.stderr)
        return 2
    verdict = decide(sample.problem, options.most_work)
    if options.json:
        print(json.dumps(as_data(sample, verdict)))
    else:
        print("\n".join(in_words(sample, verdict)))
    return 3 if isinstance(verdict, Undecided) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perceptron decide",
        description="Say whether a line (with more features, a plane) separates labelled rows, and "
        "prove it: by the line of largest margin, or by rows that no line can tell apart. Numbers "
        "are taken as the decimals that they are written as, and nothing is rounded.",
        epilog="Exit codes: 0 decided, either way; 2 a bad file or option; 3 undecided, as a proof "
        "would take more work than the limit.",
    )
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument(
        "file",
        nargs="?",
        metavar="FILE.csv",
        help="numbers and a label in each row, with a header or without; - for standard input",
    )
    given.add_argument("--gate", help="a truth table in place of a file: XOR, or its labels, 0110")
    given.add_argument(
        "--all",
        type=int,
        metavar="N",
        help="count the Boolean functions of 1 to N inputs that a line separates, each proved: up "
        f"to {ALL_AT_ONCE} one by one, up to {MOST_INPUTS} by symmetry",
    )
    add_file_options(parser)
    parser.add_argument("--json", action="store_true", help="for programs; whole numbers as text")
    parser.add_argument(
        "--most-work",
        type=int,
        default=MOST_WORK,
        metavar="N",
        help="operations on whole numbers, at most, each way that is tried (default %(default)s)",
    )
    return parser


def _print_census(most_inputs: int, *, as_json: bool) -> int:
    if not 1 <= most_inputs <= MOST_INPUTS:
        raise SampleError(f"--all={most_inputs}: expected 1 to {MOST_INPUTS} inputs")
    with _bar() as watch:
        counted = {
            "function by function": map(one_by_one, range(1, min(most_inputs, ALL_AT_ONCE) + 1)),
            "up to symmetry": up_to_symmetry(most_inputs, watch),
        }
        if as_json:
            data = {kind: [asdict(row) for row in rows] for kind, rows in counted.items()}
            print(json.dumps(data))
            return 0
        for kind, rows in counted.items():
            print(f"{kind}\ninputs candidates   lines  cycles most passes  separable")
            for row in rows:
                print(_in_columns(row), flush=True)
    print("Every candidate has a certificate, a line or a cycle, that was rechecked.")
    return 0


def _in_columns(census: Census) -> str:
    cycles, of_all = census.candidates - census.found, _power(census.inputs)
    return (
        f"{census.inputs:>6} {census.candidates:>10,} {census.found:>7,} {cycles:>7,} "
        f"{census.passes:>11,}  {census.separable:,} of {of_all}"
    )


def _power(inputs: int) -> str:
    return f"{2 ** (2**inputs):,}" if inputs <= ALL_AT_ONCE else f"2**{2**inputs}"


@contextmanager
def _bar() -> Iterator[Watch]:
    """Show how many functions are decided, on a terminal's standard error where rich is there."""
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        yield unwatched
        return
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("deciding", total=None)
        yield lambda left, functions: progress.update(
            task, total=functions, completed=functions - left
        )
