"""Figures of the unit itself: how a weighted sum and a step make a prediction."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch

from perceptron.reference import Perceptron, step
from perceptron.reports.drawing import PALE, slide
from perceptron.reports.pictures import INK
from perceptron.runs import Run

Place = tuple[float, float]
HEIGHTS, MIDDLE = (6.8, 4.4, 2.0), 4.4  # of x1, x2 and the 1 of the bias, in halves of an inch


def unit_figure(name: str, run: Run, row: int) -> Figure:
    """Draw a unit of two inputs with the weights of a run's end, and its prediction of a row."""
    model = Perceptron()
    model.weights, model.bias = np.array(run.parameters[:-1]), run.parameters[-1]
    x = run.problem.X[row]
    z = float(model.activation(x[None])[0])
    with slide(f"The unit that has learned {name}") as figure:
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 16), ylim=(0, 9))
        axes.set_axis_off()
        inputs = (f"$x_1 = {x[0]:g}$", f"$x_2 = {x[1]:g}$", "1")
        for height, text, letter, value in zip(
            HEIGHTS, inputs, ("w_1", "w_2", "b"), run.parameters, strict=True
        ):
            _arrow(axes, (3.15, height), (6.95, MIDDLE + 0.2 * (height - MIDDLE)))
            _node(axes, (2.2, height), 0.92, text, 15)
            box = {"fc": "white", "ec": "none", "pad": 3}
            weight = f"${letter} = {value:g}$"
            middle = MIDDLE + 0.62 * (height - MIDDLE)
            axes.text(4.95, middle, weight, size=17, ha="center", va="center", bbox=box)
        _arrow(axes, (9.05, MIDDLE), (11.05, MIDDLE))
        _arrow(axes, (12.95, MIDDLE), (13.8, MIDDLE))
        axes.text(10.0, MIDDLE + 0.35, f"$z = {z:g}$", size=17, ha="center")
        _node(axes, (8.0, MIDDLE), 1.0, r"$\Sigma$", 30)
        rounded = FancyBboxPatch(
            (11.1, MIDDLE - 0.9), 1.8, 1.8, "round,pad=0", fc=PALE, ec=INK, lw=2
        )
        axes.add_patch(rounded)
        low, high = MIDDLE - 0.5, MIDDLE + 0.5
        axes.plot([11.4, 12.0, 12.0, 12.6], [low, low, high, high], color=INK, lw=3)
        _node(axes, (14.6, MIDDLE), 0.75, f"{int(step(z))}", 22)
        words = ((2.2, "inputs"), (4.95, "weights, bias"), (8.0, "weighted sum"), (12.0, "step"))
        for place, word in (*words, (14.6, "y_pred")):
            axes.text(place, 0.35, word, size=13, ha="center")
    return figure


def step_figure() -> Figure:
    """Draw the binary step, as the reference takes it: at z = 0 it is 1."""
    below, above = np.linspace(-4, 0, 2), np.linspace(0, 4, 2)
    with slide("The step function: 1 where z \N{GREATER-THAN OR EQUAL TO} 0, else 0") as figure:
        axes = figure.add_axes((0.12, 0.17, 0.82, 0.64), xlim=(-4, 4), ylim=(-0.25, 1.25))
        axes.plot(below, [int(step(-1))] * 2, color=INK, lw=4)
        axes.plot(above, [int(step(1))] * 2, color=INK, lw=4)
        axes.plot([0, 0], [0, 1], color=INK, lw=1, ls=":")
        for value in (0, 1):
            full = int(step(0)) == value
            axes.plot([0], [value], "o", ms=13, mec=INK, mew=3, mfc=INK if full else "white")
        axes.annotate(
            f"z = 0 gives {int(step(0))}", (0, int(step(0))), (14, -22), textcoords="offset points"
        )
        axes.set(xticks=range(-4, 5), yticks=(0, 1), xlabel="weighted sum z", ylabel="y_pred")
    return figure


def _node(axes: Axes, place: Place, radius: float, text: str, size: int) -> None:
    axes.add_patch(Circle(place, radius, fc="white", ec=INK, lw=2, zorder=3))
    axes.text(*place, text, size=size, ha="center", va="center", zorder=4)


def _arrow(axes: Axes, start: Place, end: Place) -> None:
    arrow = FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=20, shrinkA=0, shrinkB=0)
    arrow.set(color=INK, lw=1.8, zorder=1)
    axes.add_patch(arrow)
