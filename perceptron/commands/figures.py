"""`perceptron figures --out DIR` draws the article's figures from the program's own runs."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perceptron.certificates import Cycle, Separator, Verdict, decide
from perceptron.commands.options import OptionError, check_pictures, whole
from perceptron.commands.train import GATES, MOST_SEED, STEPS
from perceptron.runs import Run, random_run
from perceptron.samples import Sample, read_gate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RUNS = 20  # below Novikoff's bound
SHOWN = {
    "unit": "a perceptron as a unit: inputs, weights, weighted sum, step, output",
    "step": "the step function",
    "and": "AND and its line",
    "or-and-not": "OR and its line, NOT and its point",
    "xor": "XOR: why no line separates it",
    "mistakes": "mistakes over time, under Novikoff's bound",
}
FILM = ("moving-line.gif", "the line of AND as it is learned, a film")
Learned = tuple[Sample, Run, Verdict]


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    return _answer(_parser().parse_args(arguments))


def learned(gate: str, seed: int) -> Learned:
    """Return a gate (NOT has one input), the article's run on it, and whether a line separates."""
    sample = read_gate(GATES[gate])
    return sample, random_run(sample.problem, STEPS, seed), decide(sample.problem)


def figures(seed: int) -> "dict[str, Figure]":
    """Return the figures by name, as `SHOWN` lists them; seed: of the random steps."""
    from perceptron.reports.figures import mistakes_figure, pair_figure, proof_figure, run_figure
    from perceptron.reports.unit_figures import step_figure, unit_figure

    sample, run, verdict = learned("AND", seed)
    others = [random_run(sample.problem, STEPS, seed + k) for k in range(1, RUNS)]
    xor, _, proof = learned("XOR", seed)
    if not isinstance(verdict, Separator) or not isinstance(proof, Cycle):
        raise TypeError(f"{verdict}, {proof}: expected a separator of AND and a cycle of XOR")
    return {
        "unit": unit_figure("AND", run, len(run.right) - 1),
        "step": step_figure(),
        "and": run_figure("AND", sample, run, verdict),
        "or-and-not": pair_figure(learned("OR", seed), learned("NOT", seed)),
        "xor": proof_figure("XOR", xor, proof),
        "mistakes": mistakes_figure("AND", [run, *others], verdict),
    }


def _answer(options: argparse.Namespace) -> int:
    """Draw and write; return the exit code."""
    try:
        seed = whole("--seed", options.seed, 0, MOST_SEED, "leave it out for 0")
        check_pictures("--out", options.out)
    except OptionError as error:
        return _refused(str(error))
    from perceptron.reports.drawing import file_of
    from perceptron.reports.moving_line import animation

    suffix = f".{options.format}"
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, figure in figures(seed).items():
            path = options.out / f"{name}{suffix}"
            path.write_bytes(file_of(figure, suffix))
            print(f"{path}: {SHOWN[name]}")
        sample, run, _ = learned("AND", seed)
        film, words = FILM
        (options.out / film).write_bytes(animation("AND", sample, run))
        print(f"{options.out / film}: {words}")
    except OSError as error:
        return _refused(
            f"--out={options.out}: cannot be written: {error.strerror}; choose another folder"
        )
    return 0


def _refused(message: str) -> int:
    print(f"perceptron figures: {message}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perceptron figures",
        description="Draw the article's figures from this program's own runs and proofs, for "
        "slides and for print, and a film of the line as it is learned.",
        epilog="Exit codes: 0 written; 2 a bad option or folder.",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.add_argument(
        "--format", choices=("svg", "pdf", "png"), default="svg", help="default %(default)s"
    )
    parser.add_argument("--seed", default="0", metavar="N", help="of the random steps (default 0)")
    return parser
