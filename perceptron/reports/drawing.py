"""How figures are drawn with matplotlib, for a slide and for print in black and white.

Labels differ in shape as well as in colour, all text is dark on white, and the same figure gives
the same bytes under one version of matplotlib, whatever its user's settings are.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon
from matplotlib.ticker import MaxNLocator

from perceptron.problems import Problem
from perceptron.reports.geometry import Box, SameMean, half_plane, line_within, places
from perceptron.reports.pictures import INK, MARKERS, ONE, ZERO

SIZE, DPI = (8.0, 4.5), 200  # inches: a slide of 16:9; dots an inch
SQUARE = (0.09, 0.14, 0.4, 0.7111)  # where the plane stands: left, bottom, width, height,
STRIP = (0.09, 0.42, 0.4, 0.36)  # in shares of the slide; with one input
BESIDE = (0.55, 0.86)  # where words beside it begin
PALE = "#D6E6F4"  # predicted 1; a light grey in print
FEW = 24  # points that are drawn large
STYLE: dict[str, Any] = {
    "font.size": 14,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.hashsalt": "perceptron",
    "pdf.fonttype": 42,
}
UNDATED: dict[str, dict[str, Any] | None] = {
    ".raw": None,
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
    ".png": {"Software": None},
}
DASHED: dict[str, Any] = {"ls": (0, (4, 3)), "lw": 2}
PREDICTED = Patch(fc=PALE, ec="#9DB9D3")
NOTHING = Line2D([], [], ls="")
MEAN: dict[str, Any] = {"marker": "X", "ms": 17, "color": INK, "mec": "white", "mew": 1.5, "ls": ""}
WRONG: dict[str, Any] = {"marker": "o", "ms": 20, "mfc": "none", "mec": INK, "mew": 2.2, "ls": ""}
Parameters = Sequence[float | Fraction]


@contextmanager
def slide(title: str) -> Iterator[Figure]:
    """Give an empty figure with a title, to be drawn within this context."""
    with style.context(["default", STYLE]):  # "default" first: no user's settings
        figure = Figure(figsize=SIZE)
        FigureCanvasAgg(figure)
        figure.text(0.03, 0.92, title, size=19, weight="bold", parse_math=False)
        yield figure


def file_of(figure: Figure, suffix: str, dpi: int = DPI) -> bytes:
    """Return a figure as the bytes of an .svg, .pdf or .png file, or .raw: its pixels, RGBA."""
    file = io.BytesIO()
    with style.context(["default", STYLE]):
        figure.savefig(file, format=suffix[1:], dpi=dpi, metadata=UNDATED[suffix])
    return file.getvalue()


def plane(
    figure: Figure,
    place: tuple[float, float, float, float],
    problem: Problem,
    box: Box,
    names: Sequence[str],
) -> Axes:
    """Return axes for one or two inputs, with their rows' own values as ticks where few."""
    axes = figure.add_axes(place)
    axes.set(xlim=(float(box.left), float(box.right)), ylim=(float(box.bottom), float(box.top)))
    for axis, name, values in zip(
        (axes.xaxis, axes.yaxis), names, zip(*problem.rows, strict=True), strict=False
    ):
        own = sorted({float(value) for value in values})
        axis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 5, 10]))
        if len(own) <= 2:
            axis.set_ticks(own, [f"{value:g}" for value in own])
        axis.set_label_text(cut(name), parse_math=False)
    if len(axes.get_ylabel()) <= 3:
        axes.yaxis.label.set(rotation=0, ha="right", va="center")
    if problem.features == 1:
        axes.yaxis.set_visible(False)
        axes.spines["left"].set_visible(False)
    return axes


def draw_points(axes: Axes, problem: Problem) -> None:
    """Draw each row: a full disc for label 1, an empty square for label 0."""
    for label in (0, 1):
        own = [p for p, y in zip(places(problem), problem.labels, strict=True) if y == label]
        marker = _marker(label, large=_few(problem))
        axes.plot(*_columns(own), ls="", clip_on=False, zorder=4, **marker)


def draw_half_plane(axes: Axes, parameters: Parameters, box: Box) -> None:
    """Tint what is predicted 1, and draw the line w.x + b = 0 where it shows."""
    corners = half_plane(parameters, box)
    if corners:
        axes.add_patch(Polygon([_float(c) for c in corners], fc=PALE, ec="none", zorder=0))
    draw_line(axes, parameters, box, ls="-", lw=3)


def draw_line(axes: Axes, parameters: Parameters, box: Box, **kind: Any) -> None:
    """Draw the line w.x + b = 0 through the box."""
    if ends := line_within(parameters, box):
        axes.plot(*_columns(ends), color=INK, zorder=2, solid_capstyle="butt", **kind)


def draw_same_mean(axes: Axes, problem: Problem, proof: SameMean) -> None:
    """Draw the rows of either label as a segment or triangle, and the mean that both have."""
    order = 2 if _few(problem) else 4.5  # not to be lost under many points
    for corners, colour, dashes in ((proof.zeros, ZERO, "--"), (proof.ones, ONE, "-")):
        closed = [*corners, corners[0]] if len(corners) > 2 else corners
        axes.plot(*_columns(closed), color=colour, ls=dashes, lw=3, zorder=order)
    axes.plot(*_columns([proof.mean]), zorder=5, clip_on=False, **MEAN)


def draw_rings(axes: Axes, problem: Problem, wrong: Sequence[int]) -> None:
    """Draw a ring round each row that is predicted wrong."""
    where, size = places(problem), 32 if _few(problem) else 15
    rings = {**WRONG, "ms": size}
    axes.plot(*_columns([where[row] for row in wrong]), zorder=3, clip_on=False, **rings)


def key(
    figure: Figure,
    entries: Sequence[tuple[Any, str]],
    place: tuple[float, float] = BESIDE,
    columns: int = 1,
) -> None:
    """Explain marks; place: of the upper left corner, in shares of the slide."""
    handles, texts = zip(*entries, strict=True)
    figure.legend(
        handles,
        texts,
        loc="upper left",
        bbox_to_anchor=place,
        ncols=columns,
        columnspacing=1.2,
        frameon=False,
        handlelength=1.7,
        labelspacing=0.9,
        borderpad=0,
    )


def mark(label: int) -> Line2D:
    """Return the marker of a label, for a key."""
    return Line2D([], [], ls="", **_marker(label, large=True))


def line(**kind: Any) -> Line2D:
    """Return a line, for a key."""
    return Line2D([], [], **{"color": INK, **kind})


def equation(parameters: Parameters) -> str:
    """Return w.x + b = 0 as mathematics, to three digits; very large weights are scaled to 1."""
    *weights, bias = [Fraction(value) for value in parameters]
    largest = max(map(abs, weights))
    if not largest:
        return "none, as all weights are 0"
    scale = 1 if Fraction(1, 100) <= largest < 1000 else largest
    terms = [(w / scale, f"x_{place}") for place, w in enumerate(weights, 1) if w]
    terms += [(bias / scale, "")] if bias else []
    text = "".join(f" {'-' if value < 0 else '+'} {_factor(value, of)}" for value, of in terms)
    return f"${text.removeprefix(' + ')} = 0$"


def cut(text: str) -> str:
    """Return a name as far as a slide has room for it."""
    return text if len(text) <= 24 else f"{text[:22]}..."


def _factor(value: Fraction, of: str) -> str:
    """Return a term without its sign."""
    if of and abs(value) == 1:
        return of
    digits, _, power = f"{abs(float(value)):.3g}".partition("e")
    return digits + (f"\\cdot 10^{{{int(power)}}}" if power else "") + (f"\\,{of}" if of else "")


def _few(problem: Problem) -> bool:
    return len(problem.labels) <= FEW


def _marker(label: int, *, large: bool) -> dict[str, Any]:
    own = {**MARKERS[label], **({"mfc": "white"} if label == 0 else {})}
    if not large:
        return own
    return {**own, "ms": 2 * own["ms"], **({"mew": 3.5} if label == 0 else {})}


def _columns(points: Sequence[tuple[Fraction, Fraction]]) -> tuple[list[float], list[float]]:
    return [float(x) for x, _ in points], [float(y) for _, y in points]


def _float(point: tuple[Fraction, Fraction]) -> tuple[float, float]:
    return float(point[0]), float(point[1])
