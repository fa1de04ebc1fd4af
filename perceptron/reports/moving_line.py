"""A run as a short film: which example is predicted wrong, and where the line goes then."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.figure import Figure
from PIL import Image

from perceptron.reports.drawing import (
    PREDICTED,
    SIZE,
    SQUARE,
    cut,
    draw_half_plane,
    draw_points,
    draw_rings,
    equation,
    file_of,
    key,
    line,
    plane,
    slide,
)
from perceptron.reports.figures import labels_of
from perceptron.reports.geometry import FAR, box_around
from perceptron.runs import Parameters, Run
from perceptron.samples import Sample

MOST_MISTAKES = 24  # shown; more are as many again, and nobody watches
DPI, SHORT, LONG = 120, 1100, 3500  # dots an inch; milliseconds of a frame, and of the last


@dataclass(frozen=True)
class Frame:
    """One picture: the parameters (w_1, ..., b) that it shows, and the row predicted wrong."""

    parameters: Parameters
    row: int | None
    words: str


def frames(run: Run) -> tuple[Frame, ...]:
    """Return the pictures of a run: before each mistake and after it, first and last."""
    return tuple(_frames(run))


def animation(name: str, sample: Sample, run: Run) -> bytes:
    """Return the run as the bytes of a .gif file, which plays for ever."""
    pictures = [_picture(_drawn(name, sample, run, frame)) for frame in frames(run)]
    file = io.BytesIO()
    times = [SHORT] * (len(pictures) - 1) + [LONG]
    first, *others = pictures
    first.save(
        file, "GIF", save_all=True, append_images=others, duration=times, loop=0, optimize=False
    )
    return file.getvalue()


def _frames(run: Run) -> Iterator[Frame]:
    start = run.steps[0].before
    yield Frame(start, None, "before the first step:\nz = 0 everywhere")
    for mistake in run.mistakes[:MOST_MISTAKES]:
        label = run.problem.labels[mistake.row]
        said = f"step {mistake.number}: a mistake\ny = {label}, y_pred = {mistake.prediction}"
        yield Frame(mistake.before, mistake.row, said)
        *weights, bias = (f"{value:g}" for value in mistake.after)
        now = f"w = ({', '.join(weights)}), b = {bias}"
        yield Frame(mistake.after, None, f"step {mistake.number}: the line moves\n{now}")
    hidden = len(run.mistakes) - MOST_MISTAKES
    later = f"{hidden:,} more mistakes later,\n" if hidden > 0 else ""
    score = f"{sum(run.right)} of {len(run.right)} right"
    yield Frame(run.parameters, None, f"{later}step {len(run.steps):,}:\n{score}")


def _drawn(name: str, sample: Sample, run: Run, frame: Frame) -> Figure:
    with slide(f"{cut(name)}: the line moves at each mistake") as figure:
        box = box_around(run.problem, FAR)
        axes = plane(figure, SQUARE, run.problem, box, sample.features)
        draw_half_plane(axes, frame.parameters, box)
        draw_points(axes, run.problem)
        if frame.row is not None:
            draw_rings(axes, run.problem, [frame.row])
        entries = [*labels_of(sample), (PREDICTED, "y_pred = 1, also on the line")]
        key(figure, [*entries, (line(lw=3), equation(frame.parameters))])
        figure.text(0.55, 0.3, frame.words, size=17, weight="bold", va="top")
    return figure


def _picture(figure: Figure) -> Image.Image:
    size = (round(SIZE[0] * DPI), round(SIZE[1] * DPI))
    picture = Image.frombytes("RGBA", size, file_of(figure, ".raw", DPI)).convert("RGB")
    return picture.quantize(64, dither=Image.Dither.NONE)
