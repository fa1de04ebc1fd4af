"""The article's figures of data, and one of Novikoff's bound, from the program's own runs.

The article is "Build a neural network from scratch, part 2": AND with its line, OR and NOT, and
XOR, which has none.
"""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from perceptron.certificates import Cycle, Separator, Verdict
from perceptron.reports.drawing import (
    DASHED,
    MEAN,
    NOTHING,
    PREDICTED,
    SQUARE,
    STRIP,
    WRONG,
    cut,
    draw_half_plane,
    draw_line,
    draw_points,
    draw_rings,
    draw_same_mean,
    equation,
    key,
    line,
    mark,
    plane,
    slide,
)
from perceptron.reports.geometry import (
    Box,
    box_around,
    box_of,
    line_within,
    mistake_curve,
    same_mean,
)
from perceptron.reports.pictures import INK, ONE, ZERO
from perceptron.runs import Run
from perceptron.samples import Sample, shown

FIRST: dict[str, Any] = {"color": ONE, "lw": 3.5}
OTHERS: dict[str, Any] = {"color": "#8A8A8A", "lw": 1}
Entries = list[tuple[Any, str]]


def run_figure(name: str, sample: Sample, run: Run, verdict: Verdict) -> Figure:
    """Draw the rows and the line at a run's end, and what was proved of any line."""
    right, rows, made = sum(run.right), len(run.right), len(run.mistakes)
    box = box_of(run)
    place, border = (STRIP, "point") if run.problem.features == 1 else (SQUARE, "line")
    claim = f"a {border} separates the labels" if right == rows else f"{right} of {rows} right"
    with slide(f"{cut(name)}: {claim}") as figure:
        axes = plane(figure, place, run.problem, box, sample.features)
        _draw_run(axes, run, verdict, box)
        how = f"{made:,} mistake{'s' * (made != 1)} in {len(run.steps):,} steps:"
        hidden = any(run.parameters[:-1]) and not line_within(run.parameters, box)
        unseen = " (out of view)" if hidden else ""
        entries = labels_of(sample)
        entries += [(PREDICTED, f"y_pred = 1, also on the {border}")]
        entries += [(line(lw=3), f"{how}\n{equation(run.parameters)}{unseen}")]
        if isinstance(verdict, Separator):
            entries += [
                (line(**DASHED), f"largest margin (Novikoff's):\n{equation(verdict.weights)}")
            ]
        if right < rows:
            entries += [(line(**WRONG), "y_pred is not y")]
        if isinstance(verdict, Cycle):
            entries += [(line(**MEAN), "a mean of both labels,\nso no line separates them")]
        key(figure, entries)
    return figure


def pair_figure(left: tuple[Sample, Run, Verdict], right: tuple[Sample, Run, Verdict]) -> Figure:
    """Draw OR beside NOT: with two inputs a line separates, with one a point."""
    with slide("OR: a line separates. NOT: with one input, a point") as figure:
        for place, name, (sample, run, verdict) in (
            ((0.09, 0.14, 0.37, 0.61), "OR", left),
            ((0.58, 0.42, 0.36, 0.33), "NOT", right),
        ):
            box = box_of(run)
            axes = plane(figure, place, run.problem, box, sample.features)
            _draw_run(axes, run, verdict, box)
            axes.set_title(f"{name}:  {equation(run.parameters)}", size=15, pad=10)
        marks = [*labels_of(left[0]), (PREDICTED, "y_pred = 1")]
        entries = [*marks, (line(**DASHED), "largest margin")]
        key(figure, entries, (0.505, 0.25), columns=2)
    return figure


def proof_figure(name: str, sample: Sample, cycle: Cycle) -> Figure:
    """Draw two rows of either label with one midpoint, as of XOR: no line separates them.

    Gordan (1873).
    """
    with slide(f"{name}: no line separates the labels") as figure:
        axes = plane(figure, SQUARE, sample.problem, box_around(sample.problem), sample.features)
        draw_same_mean(axes, sample.problem, same_mean(cycle))
        draw_points(axes, sample.problem)
        words = (
            "A line with both discs on one side\nhas the cross on that side.\n"
            "With both squares on the other side,\nit has the cross there as well.\n"
            "So there is no such line."
        )
        between = [
            (line(color=ONE, lw=3), "between the rows of label 1"),
            (line(color=ZERO, lw=3, ls="--"), "between those of label 0"),
            (line(**MEAN), "halfway, on both"),
        ]
        key(figure, [*labels_of(sample), *between])
        figure.text(0.56, 0.4, words, size=13, va="top", linespacing=1.4)
    return figure


def mistakes_figure(name: str, runs: Sequence[Run], separator: Separator) -> Figure:
    """Draw how mistakes grow in several runs, below what none exceeds. Novikoff (1962)."""
    bound, steps = separator.mistake_bound, len(runs[0].steps)
    radius, margin = separator.planted.squared_radius, separator.squared_margin
    with slide(f"{name}: mistakes come to an end") as figure:
        axes = figure.add_axes((0.09, 0.17, 0.52, 0.68), xlim=(0, steps))
        for number, run in reversed([*enumerate(runs)]):
            curve = mistake_curve(run)
            axes.plot(range(len(curve)), curve, ds="steps-post", **(OTHERS if number else FIRST))
        axes.axhline(float(bound), color=INK, **DASHED)
        above = (0.02 * steps, 1.03 * float(bound))
        axes.text(*above, f"no run exceeds {int(bound):,} (Novikoff 1962)")
        axes.set(xlabel="training step", ylabel="mistakes so far", ylim=(0, 1.18 * float(bound)))
        counts = [len(run.mistakes) for run in runs]
        entries = [
            (line(**DASHED), f"$R^2/\\gamma^2$ = {bound}"),
            (NOTHING, f"longest $(x, 1)$:\n$R^2$ = {radius}"),
            (NOTHING, f"largest margin:\n$\\gamma^2$ = {margin}"),
            (line(**FIRST), f"one run: {counts[0]} mistakes"),
            (line(**OTHERS), f"{len(runs) - 1} others:\n{min(counts[1:])} to {max(counts[1:])}"),
        ]
        key(figure, entries, (0.65, 0.84))
    return figure


def labels_of(sample: Sample) -> Entries:
    """Return the key's entries for both labels."""
    names = ["", ""]
    if sample.labels != ("0", "1"):
        names = [f": {cut(shown(name)[1:-1])}".replace("$", r"\$") for name in sample.labels]
    return [(mark(label), f"label y = {label}{names[label]}") for label in (1, 0)]


def _draw_run(axes: Axes, run: Run, verdict: Verdict, box: Box) -> None:
    draw_half_plane(axes, run.parameters, box)
    if isinstance(verdict, Separator):
        draw_line(axes, verdict.weights, box, **DASHED)
    if isinstance(verdict, Cycle):
        draw_same_mean(axes, run.problem, same_mean(verdict))
    draw_rings(axes, run.problem, [row for row, right in enumerate(run.right) if not right])
    draw_points(axes, run.problem)
