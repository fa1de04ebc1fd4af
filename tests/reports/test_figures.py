"""The figures show the program's own numbers: exactly, and in the same bytes each time."""

import io
import os
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from perceptron.__main__ import main
from perceptron.certificates import Cycle, decide
from perceptron.commands.figures import FILM, SHOWN, figures, learned
from perceptron.gates import gate_problem
from perceptron.problems import Problem, dot
from perceptron.reports.drawing import equation, file_of
from perceptron.reports.figures import mistakes_figure, proof_figure, run_figure
from perceptron.reports.geometry import (
    Box,
    box_around,
    box_of,
    half_plane,
    line_within,
    mistake_curve,
    places,
    same_mean,
)
from perceptron.reports.moving_line import MOST_MISTAKES, animation, frames
from perceptron.reports.unit_figures import step_figure, unit_figure
from perceptron.runs import random_run
from perceptron.samples import Sample

BOX = Box(Fraction(-2), Fraction(3), Fraction(-1), Fraction(4))
KINDS = {"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG"}


@pytest.fixture(scope="module")
def conjunction():
    return learned("AND", 0)


def activation(parameters, point):
    *weights, bias = map(Fraction, parameters)
    return dot(weights, point[: len(weights)]) + bias


def inside(corners, point):
    """Say whether a point lies in a convex polygon, one round against the clock."""
    ring = [*corners, corners[0]] if corners else []
    return bool(ring) and all(
        (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) >= 0
        for (ax, ay), (bx, by) in pairwise(ring)
    )


parameters = st.lists(st.integers(-5, 5).map(lambda v: v / 4), min_size=2, max_size=3)
points = st.tuples(st.fractions(-2, 3, max_denominator=8), st.fractions(-1, 4, max_denominator=8))


@given(parameters=parameters, point=points)
def test_what_is_tinted_is_what_is_predicted_1(parameters, point):
    assert inside(half_plane(parameters, BOX), point) == (activation(parameters, point) >= 0) or (
        # a line through one corner, or along one side, has no area to be tinted
        len({activation(parameters, c) for c in half_plane(parameters, BOX)}) == 1
    )


@given(parameters=parameters)
def test_the_line_has_both_ends_on_the_border_and_is_missing_only_where_none_passes(parameters):
    ends = line_within(parameters, BOX)
    for x, y in ends:
        assert activation(parameters, (x, y)) == 0
        assert x in (BOX.left, BOX.right) or y in (BOX.bottom, BOX.top)
        assert BOX.left <= x <= BOX.right
        assert BOX.bottom <= y <= BOX.top
    assert len(set(ends)) in (0, 2)
    sides = [activation(parameters, corner) for corner in BOX.corners]
    if min(sides) < 0 < max(sides):
        assert ends
    if not any(parameters[:-1]):
        assert not ends


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(*[st.integers(-4, 4)] * 2), min_size=2, max_size=8),
    labels=st.integers(0, 255),
)
def test_the_proof_is_one_mean_of_rows_of_either_label(rows, labels):
    problem = Problem.of(rows, [labels >> k & 1 for k in range(len(rows))])
    verdict = decide(problem)
    if isinstance(verdict, Cycle):
        zeros, ones, mean = same_mean(verdict)
        assert len(zeros) + len(ones) <= 4, "no row can be left out: two segments, or a triangle"
        counted = [
            (verdict.counts[k], places(problem)[k], problem.labels[k]) for k in verdict.support
        ]
        for label, own in ((0, zeros), (1, ones)):
            weighed = [(count, place) for count, place, y in counted if y == label]
            assert tuple(place for _, place in weighed) == own
            total = sum(count for count, _ in weighed)
            for axis in (0, 1):
                assert sum(c * place[axis] for c, place in weighed) == total * mean[axis]


def test_xors_segments_cross_in_the_middle():
    zeros, ones, mean = same_mean(decide(gate_problem((0, 1, 1, 0))))
    assert zeros == ((0, 0), (1, 1))
    assert ones == ((0, 1), (1, 0))
    assert mean == (Fraction(1, 2), Fraction(1, 2))


def test_a_box_holds_all_rows_and_the_line_at_the_end_where_it_is_near():
    for seed in range(30):
        run = random_run(gate_problem((0, 1, 1, 0)), 50, seed)
        box = box_of(run)
        assert all(
            box.left < x < box.right and box.bottom < y < box.top for x, y in places(run.problem)
        )
        near = bool(line_within(run.parameters, box_around(run.problem)))
        assert (box == box_around(run.problem)) == near
    same = Problem.of([[5, 5], [5, 5]], [0, 1])
    assert box_around(same).right > 5


def test_more_than_two_inputs_have_no_place():
    with pytest.raises(ValueError, match="features=3: expected 1 or 2"):
        places(gate_problem((0, 1) * 4))


def test_mistakes_are_counted_step_by_step_and_stay_under_novikoffs_bound(conjunction):
    verdict = conjunction[2]
    for seed in range(20):
        run = random_run(conjunction[0].problem, 100, seed)
        curve = mistake_curve(run)
        assert (curve[0], curve[-1], len(curve)) == (0, len(run.mistakes), 101)
        steps = [k for k, (before, after) in enumerate(pairwise(curve), 1) if after == before + 1]
        assert steps == [step.number for step in run.mistakes]
        assert curve[-1] <= verdict.mistake_bound


def drawn(axes):
    return [tuple(map(tuple, line.get_xydata())) for line in axes.lines]


@pytest.mark.parametrize("gate", ["AND", "OR", "NOT", "XNOR"])
def test_the_drawn_line_is_the_one_of_the_run(gate):
    sample, run, verdict = learned(gate, 0)
    (axes,) = run_figure(gate, sample, run, verdict).axes
    ends = line_within(run.parameters, box_of(run))
    assert ends
    assert drawn(axes)[0] == tuple((float(x), float(y)) for x, y in ends)
    (tint,) = axes.patches
    corners = half_plane(run.parameters, box_of(run))
    assert [*map(tuple, tint.get_xy()[:-1])] == [(float(x), float(y)) for x, y in corners]


def test_the_labels_differ_in_shape_and_not_in_colour_alone(conjunction):
    (axes,) = run_figure("AND", *conjunction).axes
    marks = {
        line.get_marker(): drawn(axes)[k]
        for k, line in enumerate(axes.lines)
        if len(line.get_xdata())
    }
    assert marks["o"] == ((1.0, 1.0),)
    assert set(marks["s"]) == {(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)}


def test_xor_is_drawn_without_a_line_and_with_its_crossing():
    sample, _, verdict = learned("XOR", 0)
    (axes,) = proof_figure("XOR", sample, verdict).axes
    assert drawn(axes)[:3] == [((0, 0), (1, 1)), ((0, 1), (1, 0)), ((0.5, 0.5),)]
    assert not axes.patches


def test_rows_predicted_wrong_are_ringed():
    sample, run, verdict = learned("XOR", 0)
    (axes,) = run_figure("XOR", sample, run, verdict).axes
    rings = [line for line in axes.lines if line.get_markersize() > 20 and line.get_mfc() == "none"]
    wrong = [
        place for place, right in zip(places(run.problem), run.right, strict=True) if not right
    ]
    assert [tuple(map(tuple, ring.get_xydata())) for ring in rings] == [tuple(wrong)]


def test_the_bound_is_drawn_where_it_is_and_each_run_below(conjunction):
    sample, run, verdict = conjunction
    (axes,) = mistakes_figure("AND", [run, random_run(sample.problem, 100, 5)], verdict).axes
    *runs, bound = axes.lines
    assert set(bound.get_ydata()) == {float(verdict.mistake_bound)}
    assert [tuple(line.get_ydata()) for line in runs] == [
        mistake_curve(random_run(sample.problem, 100, seed)) for seed in (5, 0)
    ]


def words(figure):
    from matplotlib.text import Text

    return {text.get_text() for text in figure.findobj(Text)}


def test_the_unit_has_the_weights_of_the_run_and_predicts_its_row(conjunction):
    _, run, _ = conjunction
    w1, w2, b = run.parameters
    for row, (x1, x2) in enumerate(run.problem.examples):
        z = w1 * x1 + w2 * x2 + b
        said = words(unit_figure("AND", run, row))
        assert {f"$w_1 = {w1:g}$", f"$w_2 = {w2:g}$", f"$b = {b:g}$", f"$z = {z:g}$"} <= said
        assert {f"$x_1 = {x1}$", f"$x_2 = {x2}$", str(int(z >= 0))} <= said


def test_the_step_is_1_at_0_and_above_and_0_below():
    (axes,) = step_figure().axes
    low, high, _, empty, full = axes.lines
    assert (max(low.get_xdata()), *set(low.get_ydata())) == (0, 0)
    assert (min(high.get_xdata()), *set(high.get_ydata())) == (0, 1)
    assert (*drawn(axes)[3], empty.get_mfc()) == ((0, 0), "white")
    assert drawn(axes)[4] == ((0, 1),)
    assert full.get_mfc() != "white"


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        ((2, 1, -3), r"$2\,x_1 + x_2 - 3 = 0$"),
        ((0.0, -1.0, 0.5), "$ - x_2 + 0.5 = 0$"),
        ((123456, 0, -(10**9)), r"$x_1 - 8.1\cdot 10^{3} = 0$"),
        ((10**400, 10**400, 0), "$x_1 + x_2 = 0$"),
        ((0, 0, 3), "none, as all weights are 0"),
    ],
)
def test_a_line_is_written_as_mathematics(parameters, text):
    assert equation(parameters) == text


def test_the_film_goes_through_each_mistake_and_ends_where_the_run_does(conjunction):
    _, run, _ = conjunction
    first, *between, last = frames(run)
    assert (first.parameters, first.row) == ((0, 0, 0), None)
    assert (last.parameters, last.row) == (run.parameters, None)
    assert [(frame.parameters, frame.row) for frame in between] == [
        each for step in run.mistakes for each in ((step.before, step.row), (step.after, None))
    ]
    assert last.words == "step 100:\n4 of 4 right"


def test_a_film_of_many_mistakes_says_how_many_it_leaves_out():
    run = random_run(gate_problem((0, 1, 1, 0)), 200, 0)
    shown = frames(run)
    assert len(shown) == 2 * MOST_MISTAKES + 2
    hidden = len(run.mistakes) - MOST_MISTAKES
    assert shown[-1].words.startswith(f"{hidden} more mistakes later,\nstep 200:")


def test_the_film_has_a_picture_for_each_frame_and_starts_again(conjunction):
    sample, _, _ = conjunction
    run = random_run(sample.problem, 12, 1)
    content = animation("AND", sample, run)
    with Image.open(io.BytesIO(content)) as film:
        assert (film.n_frames, film.size) == (len(frames(run)), (960, 540))
        assert film.info["loop"] == 0
    with mpl.rc_context({"font.size": 30, "figure.facecolor": "red"}):
        assert animation("AND", sample, run) == content


@pytest.mark.parametrize("suffix", KINDS)
def test_a_figure_does_not_depend_on_the_settings_or_the_process_that_draws_it(suffix, conjunction):
    before = file_of(run_figure("AND", *conjunction), f".{suffix}")
    assert before.startswith(KINDS[suffix])
    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9, "axes.facecolor": "red"}):
        assert file_of(run_figure("AND", *conjunction), f".{suffix}") == before
    code = (
        "import sys; from perceptron.commands.figures import learned\n"
        "from perceptron.reports.drawing import file_of\n"
        "from perceptron.reports.figures import run_figure\n"
        f"content = file_of(run_figure('AND', *learned('AND', 0)), '.{suffix}')\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "sys.stdout.buffer.write(content)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)
    assert (ran.stdout == before, ran.stderr) == (True, b"")


def test_names_and_labels_with_mathematics_in_them_are_shown_as_they_are():
    problem = Problem.of([[0, 1], [1, 0]], [0, 1])
    sample = Sample(problem, ("price $", "2^x$"), ("$a$", "b" * 99), ("line 1", "line 2"))
    figure = run_figure("$x^$.csv" * 9, sample, random_run(problem, 10, 0), decide(problem))
    assert file_of(figure, ".svg")
    assert r"label y = 0: \$a\$" in words(figure)


def test_all_figures_are_written_and_named(tmp_path, capsys):
    out = tmp_path / "new" / "figures"
    assert main(["figures", "--out", str(out), "--format", "png"]) == 0
    printed = capsys.readouterr().out.splitlines()
    names = [*(f"{name}.png" for name in SHOWN), FILM[0]]
    assert [line.partition(":")[0] for line in printed] == [str(out / name) for name in names]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    for name in SHOWN:
        with Image.open(out / f"{name}.png") as picture:
            assert picture.size == (1600, 900)


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
def test_figures_have_other_formats_too(suffix):
    drawn = figures(3)
    assert list(drawn) == list(SHOWN)
    assert all(file_of(each, f".{suffix}").startswith(KINDS[suffix]) for each in drawn.values())


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--out", "{}/file/x"], "cannot be written: Not a directory; choose another folder"),
        (["--out", "{}", "--seed", "x"], "--seed='x': expected a whole number from 0 to"),
    ],
)
def test_a_bad_option_or_folder_gets_one_line_and_exit_code_2(arguments, line, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["figures", *(each.format(tmp_path) for each in arguments)]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("perceptron figures: --")
    assert line in said


def test_without_matplotlib_it_says_what_to_install(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert main(["figures", "--out", str(tmp_path / "figures")]) == 2
    said = capsys.readouterr().err
    assert "needs the extra `plot`: pip install 'perceptron-properties[plot]'" in said
    assert not (tmp_path / "figures").exists()
