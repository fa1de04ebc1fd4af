"""`perceptron train GATE` makes the article's run and shows its seven steps with their numbers."""

import argparse
import itertools
import secrets
import sys
from fractions import Fraction
from pathlib import Path

from perceptron.certificates import Separator, Verdict, decide
from perceptron.chain import State, chance_of_learning, stepped
from perceptron.commands.options import OptionError, add_file_options, check_pictures, whole
from perceptron.gates import TWO_INPUT_GATES
from perceptron.problems import Problem, exactly
from perceptron.reachable import closure
from perceptron.reports.training import in_words
from perceptron.runs import MOST_STEPS, LargeSumsError, Run, ordered_run, random_run
from perceptron.samples import Sample, SampleError, read_csv, read_gate, shown

STEPS = 100  # as many as the article makes
GATES = {**{name: name for name in TWO_INPUT_GATES}, "NOT": "10"}
MOST_SEED = 10**9
MOST_MOVES = 500_000  # of the chain of all weights, for a chance: a second or two
SUFFIXES = (".svg", ".png", ".pdf", ".gif")


class _TooManyStatesError(Exception):
    """A chain of weights too long to be followed."""


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    return _answer(_parser().parse_args(arguments))


def trained(
    sample: Sample, steps: int, seed: int | None, passes: int | None, rate: Fraction
) -> tuple[Run, Verdict, Fraction | None]:
    """Return a run, whether a line separates its labels, and its chance to learn them if known.

    passes: over the rows in order, in place of random steps. seed: of those; a new one if None.
    """
    verdict = decide(sample.problem)
    if passes is not None:
        return ordered_run(sample.problem, passes, rate), verdict, None
    run = random_run(sample.problem, steps, _new_seed() if seed is None else seed, rate)
    separable = isinstance(verdict, Separator)
    return run, verdict, _chance(sample.problem, steps) if separable else None


def _answer(options: argparse.Namespace) -> int:
    """Train, print and draw; return the exit code."""
    try:
        name, sample = _sample(options)
        given = _options(options, len(sample.problem.labels))
        if options.plot is not None:
            _check_plot(Path(options.plot), sample.problem)
        run, verdict, chance = trained(sample, *given)
    except (SampleError, OptionError, LargeSumsError) as error:
        print(f"perceptron train: {error}", file=sys.stderr)
        return 2
    print("\n".join(in_words(name, sample, run, verdict, chance)), flush=True)
    if options.plot is None:
        return 0
    path = Path(options.plot)
    try:
        path.write_bytes(_picture(path.suffix.lower(), name, sample, run, verdict))
    except OSError as error:
        said = f"cannot be written: {error.strerror}; choose another place"
        print(f"perceptron train: --plot={path}: {said}", file=sys.stderr)
        return 2
    print(f"\nThe picture is in {path}.")
    return 0


def _picture(suffix: str, name: str, sample: Sample, run: Run, verdict: Verdict) -> bytes:
    from perceptron.reports.drawing import file_of
    from perceptron.reports.figures import run_figure
    from perceptron.reports.moving_line import animation

    if suffix == ".gif":
        return animation(name, sample, run)
    return file_of(run_figure(name, sample, run, verdict), suffix)


def _options(
    options: argparse.Namespace, rows: int
) -> tuple[int, int | None, int | None, Fraction]:
    """Return steps, seed, passes and learning rate; OptionError on what none can be."""
    steps, seed, passes = STEPS, None, None
    if options.steps is not None:
        steps = whole("--steps", options.steps, 1, MOST_STEPS, f"leave it out for {STEPS}")
    if options.seed is not None:
        seed = whole("--seed", options.seed, 0, MOST_SEED, "leave it out for a new one")
    if options.passes is not None:
        most = max(1, MOST_STEPS // rows)
        advice = f"of {rows:,} rows a run shows no more"
        passes = whole("--passes", options.passes, 1, most, advice)
        for name, value in (("--steps", options.steps), ("--seed", options.seed)):
            if value is not None:
                one = "leave one out, as passes take the rows in order"
                raise OptionError(f"{name}={value}: expected no --passes beside it; {one}")
    try:
        rate = exactly(options.learning_rate)
    except ValueError:
        rate = Fraction(0)
    if not 0 < rate < Fraction(2) ** 1023 or float(rate) == 0:
        raise OptionError(
            f"--learning-rate={shown(options.learning_rate)}: expected a decimal above 0, such as "
            "0.5; powers of two keep every sum exact"
        )
    return steps, seed, passes, rate


def _sample(options: argparse.Namespace) -> tuple[str, Sample]:
    """Return the name and rows of what is to be learned."""
    table, what = options.truth, options.what
    gate = "" if table is not None else what.upper()
    of_a_file = (options.label, options.against_rest, options.header, *options.pair)
    if (not gate or gate in GATES) and any(given is not None for given in of_a_file):
        raise OptionError(
            f"gate={shown(gate or table)}: expected no --label, --header, --pair, --against-rest; "
            "leave them out, as they choose among the rows of a file"
        )
    if table is not None:
        if not set(table) <= {"0", "1"} or len(table) < 2 or len(table).bit_count() != 1:
            raise SampleError(
                f"--truth={shown(table)}: expected 2, 4, 8 ... labels, one a row of the table in "
                "counting order, such as 0111 for OR"
            )
        sample = read_gate(table)
        short = table if len(table) <= 32 else f"of {sample.problem.features} inputs"
        return f"truth table {short}", sample
    if gate in GATES:
        return gate, read_gate(GATES[gate])
    if what != "-" and Path(what).suffix == "" and not Path(what).exists():
        raise SampleError(
            f"gate={shown(what)}: expected AND, OR, NOT, NAND, NOR, XOR or XNOR; for others give "
            "--truth 0110, or a CSV file"
        )
    header = {"yes": True, "no": False}.get(options.header)
    sample = read_csv(what, options.label, options.pair, options.against_rest, header)
    name = "standard input" if what == "-" else Path(what).name
    return name if name.isprintable() else repr(name), sample


def _check_plot(path: Path, problem: Problem) -> None:
    """Raise OptionError where a run on the problem cannot be drawn into such a file."""
    if path.suffix.lower() not in SUFFIXES:
        raise OptionError(f"--plot={path}: expected a name that ends in {', '.join(SUFFIXES)}")
    if problem.features > 2:
        raise OptionError(
            f"--plot={path}: expected one or two inputs, as a page has two directions; here are "
            f"{problem.features}: leave --plot out"
        )
    check_pictures("--plot", path)


def _chance(problem: Problem, steps: int) -> Fraction | None:
    """Return the exact chance that random steps learn all rows; None where it takes too long."""
    rows = range(len(problem.labels))
    visits = itertools.count(1)

    def moves(state: State) -> list[State]:
        if next(visits) * len(rows) * steps > MOST_MOVES:
            raise _TooManyStatesError
        return [stepped(problem, state, row) for row in rows]

    start: State = (0,) * (problem.features + 1)
    try:
        closure(start, moves)
    except _TooManyStatesError:
        return None
    return chance_of_learning(problem, steps)


def _new_seed() -> int:
    return secrets.randbelow(10_000)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perceptron train",
        description="Train a perceptron as the article does: from zero weights, by one random "
        "example a step. Shows the seven steps with their numbers, the mistakes that changed the "
        "weights, and each prediction beside its label; where no line separates the labels, the "
        "proof.",
        epilog="Exit codes: 0 trained, with all rows right or not; 2 a bad file or option.",
    )
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument(
        "what",
        nargs="?",
        metavar="GATE|FILE.csv",
        help="AND, OR, NOT, NAND, NOR, XOR or XNOR; or numbers and a label in each row, as "
        "`perceptron decide` reads them; - for standard input",
    )
    given.add_argument("--truth", metavar="0111", help="a truth table, in place of a gate's name")
    way = parser.add_argument_group("how it is trained")
    way.add_argument("--steps", metavar="N", help=f"random training steps (default {STEPS})")
    way.add_argument("--seed", metavar="N", help="the same random steps each time")
    way.add_argument(
        "--passes",
        metavar="N",
        help="in place of random steps: all rows in order, N times or until a pass is clean",
    )
    way.add_argument(
        "--learning-rate",
        default="1",
        metavar="X",
        help="a decimal (default 1); powers of two keep whole numbers exact",
    )
    parser.add_argument(
        "--plot",
        metavar="FILE",
        help="draw one or two inputs: .svg, .png or .pdf the line at the end, .gif the moving line",
    )
    add_file_options(parser.add_argument_group("of a file"))
    return parser
