"""Pictures of failing examples as SVG text: made of numbers alone, for one or two features.

Axes and words take the colour of the text around them, so a picture fits light, dark and print.
"""

import io
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from perceptron.certificates import Cycle, Separator, Verdict, decide
from perceptron.problems import Problem

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Table = Sequence[Sequence[float]]
Rows = tuple[tuple[float, ...], ...]

WIDTH, HEIGHTS = 240, {1: 66, 2: 172}  # CSS pixels, the height by the number of features
MOST_ROWS = 64  # more would be a cloud, in which no mistake is seen
MOST_WORK = 1_000_000  # a picture is not worth waiting for
SMALLEST, LARGEST = 1e-30, 1e30  # floats have room for all sums of what lies between
KEPT = re.compile(r"fill(-opacity)?|stroke(-width|-dasharray)?|text-anchor|font-size")  # of a style
ONE, ZERO = "#1F83CC", "#D55E00"  # told apart by colour-blind people, on white and on black
INK = "#010203"  # stands for the colour of the text around
MARKERS: dict[int, dict[str, Any]] = {
    1: {"marker": "o", "ms": 7.5, "color": ONE},
    0: {"marker": "s", "ms": 9.5, "mfc": "none", "mec": ZERO, "mew": 2.0},
}


def picture(table: Table, name: str = "picture") -> str:
    """Return the examples of a table, rows of inputs and their label, as one <svg> element.

    Empty where there is nothing to draw: more than two features, or no matplotlib. Pictures of one
    page need different names, which begin their ids.
    """
    drawn = _drawn(frozen(table))
    return re.sub(r'(\bid="|\bhref="#)', rf"\g<1>{name}-", drawn).replace(f"{name}-root", name)


def described(table: Table) -> str:
    """Return what the picture shows, in words."""
    rows = frozen(table)
    parts = [f"{len(rows)} example{'s' * (len(rows) != 1)}"]
    for label in (1, 0):
        places = [_place(row[:-1]) for row in rows if row[-1] == label]
        more = f" and {len(places) - 8} more" if len(places) > 8 else ""
        parts += [f"label {label} at {', '.join(places[:8])}{more}"] if places else []
    sentence = caption(table)
    return "; ".join(parts) + (f". {sentence}" if sentence else "")


def caption(table: Table) -> str:
    """Return the sentence under the picture: whether a line separates its examples."""
    rows = frozen(table)
    if isinstance(_verdict(rows), Cycle):
        return "No line separates these."
    return "Dashed: a line that any perceptron may find." if _line(rows) else ""


def frozen(table: Table) -> Rows:
    """Return a table that can be compared and remembered."""
    return tuple(tuple(float(value) for value in row) for row in table)


@lru_cache(maxsize=4096)
def _verdict(rows: Rows) -> Verdict | None:
    """Return whether a line separates the examples; None where they are none to be drawn."""
    if not 0 < len(rows) <= MOST_ROWS or len(rows[0]) - 1 not in HEIGHTS:
        return None
    if not {row[-1] for row in rows} <= {0, 1}:
        return None
    if not all(value == 0 or SMALLEST < abs(value) < LARGEST for row in rows for value in row):
        return None
    try:
        problem = Problem.of([row[:-1] for row in rows], [int(row[-1]) for row in rows])
        return decide(problem, MOST_WORK)
    except ValueError:  # rows of several lengths: nothing that a property drew
        return None


def _line(rows: Rows) -> list[float]:
    """Return (w_1, ..., b) of a separating line, its largest weight 1; none where none is drawn."""
    verdict = _verdict(rows)
    if not isinstance(verdict, Separator) or len({row[-1] for row in rows}) == 1:
        return []
    largest = max(map(abs, verdict.weights[:-1]))
    return [weight / largest for weight in verdict.weights]


@lru_cache(maxsize=4096)
def _drawn(rows: Rows) -> str:
    if _verdict(rows) is None:
        return ""
    try:
        from matplotlib import style
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except ImportError:
        return ""
    file, height = io.StringIO(), HEIGHTS[len(rows[0]) - 1]
    # "default" first: a picture does not depend on the settings of whoever grades.
    with style.context(["default", {"svg.hashsalt": "perceptron", "svg.fonttype": "none"}]):
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        FigureCanvasSVG(figure)
        _plot(figure.add_axes((0, 0, 1, 1)), rows)
        figure.savefig(file, format="svg", metadata={"Date": None}, transparent=True)
    return _plain(file.getvalue(), height, described(rows))


def _plot(axes: "Axes", rows: Rows) -> None:
    flat, height = len(rows[0]) == 2, HEIGHTS[len(rows[0]) - 1]
    places = [(row[0], 0.0 if flat else row[1]) for row in rows]
    columns = [sorted(set(column)) for column in zip(*places, strict=True)]
    words = [
        [f"{value:.10g}".replace("-", "\N{MINUS SIGN}") for value in _ticks(c)] for c in columns
    ]
    left = 16 if flat else 18 + 5 * max(map(len, words[1]))
    axes.set_position((left / WIDTH, 22 / height, 1 - (left + 24) / WIDTH, 1 - 44 / height))
    for name, column, texts in zip("xy", columns, words, strict=True):
        pad = 0.18 * (column[-1] - column[0]) or max(1.0, abs(column[0]) / 8)
        limits = (column[0] - pad, column[-1] + pad)
        axes.set(
            **{f"{name}lim": limits, f"{name}ticks": _ticks(column), f"{name}ticklabels": texts}
        )
    axes.tick_params(color=INK, labelcolor=INK, labelsize=10, length=3, width=0.8)
    axes.spines[:].set_visible(False)
    axes.spines["bottom"].set(visible=True, color=INK)
    axes.spines["left"].set(visible=not flat, color=INK)
    axes.yaxis.set_visible(not flat)
    for name, end in (("x1", (1, 0)), ("x2", (0, 1)))[: 1 if flat else 2]:
        _write(axes, name, end, (5, -3) if name == "x1" else (-4, 5), "axes fraction")
    if line := _line(rows):
        _separate(axes, line)
    for label, marker in MARKERS.items():
        own = Counter(place for place, row in zip(places, rows, strict=True) if row[-1] == label)
        for place, count in own.items():
            axes.plot(*place, ls="", clip_on=False, **marker)
            if count > 1:
                _write(axes, f"{count} times", place, (-14, 8) if label else (9, -3), "data")
    for number, label in enumerate(sorted({int(row[-1]) for row in rows}, reverse=True)):
        x, y = WIDTH - 24 - 60 * number - 44, height - 9
        axes.plot([x], [y], ls="", transform=None, clip_on=False, **MARKERS[label])
        _write(axes, f"label {label}", (x, y), (9, -3), "figure points")


def _ticks(column: Sequence[float]) -> list[float]:
    """Return the examples' own values where few, sorted, stand far enough apart to be read."""
    from matplotlib.ticker import MaxNLocator

    low, high = column[0], column[-1]
    apart = all(after - before > (high - low) / 8 for before, after in pairwise(column))
    if apart and len(column) <= 6:
        return list(column)
    ticks = MaxNLocator(nbins=5, steps=[1, 2, 5, 10]).tick_values(low, high)
    return [float(tick) for tick in ticks if low <= tick <= high]


def _write(
    axes: "Axes", text: str, place: tuple[float, float], beside: tuple[float, float], units: str
) -> None:
    """Write in the text's colour, so many points beside a place."""
    axes.annotate(text, place, beside, units, "offset points", color=INK, size=10)


def _separate(axes: "Axes", line: list[float]) -> None:
    """Draw w.x + b = 0, dashed."""
    dashed: dict[str, Any] = {"color": INK, "lw": 1.2, "dashes": (4, 3), "clip_on": False}
    *weights, bias = line
    if weights[-1] == 0 or len(weights) == 1:
        axes.axvline(-bias / weights[0], **dashed)
        return
    square = weights[0] ** 2 + weights[1] ** 2
    foot = (-bias * weights[0] / square, -bias * weights[1] / square)
    # By its slope: a second point may round to the first, far from zero.
    axes.axline(foot, slope=-weights[0] / weights[1], **dashed)


def _plain(svg: str, height: int, title: str) -> str:
    """Return matplotlib's file as an element without style sheets, which a strict page forbids."""
    body = svg[svg.index("</metadata>") + 11 :] if "</metadata>" in svg else svg
    body = body[body.index("<g id=") :]
    body = re.sub(r' style="([^"]*)"', lambda found: _attributes(found[1]), body)
    body = re.sub(r' transform="rotate\(-0[^"]*"', "", body)
    body = re.sub(r'<g id="[^"]*"', "<g", body)
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    body = re.sub(r"\s+(?=[<LCz\"])|(?<=>)\s+", "", body).replace("xlink:href", "href")
    head = (
        f'<svg id="root" xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" font-family="sans-serif" '
        'stroke-linejoin="round">'
    )
    return f"{head}<title>{title}</title>{body}".replace(INK, "currentColor")


def _attributes(style: str) -> str:
    """Return a style as attributes, which need no permission; without those of no effect."""
    pairs = (part.partition(":") for part in style.split(";"))
    given = {name.strip(): value.strip() for name, _, value in pairs}
    if "font" in given:  # "10px 'DejaVu Sans', ...": so older matplotlib writes it
        given["font-size"] = given["font"].split()[0]
    return "".join(f' {name}="{value}"' for name, value in given.items() if KEPT.fullmatch(name))


def _place(inputs: Sequence[float]) -> str:
    return f"({', '.join(f'{value:.10g}' for value in inputs)})"
