"""Pictures show each example once, and a line just where one separates them."""

import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perceptron.certificates import Cycle, decide
from perceptron.problems import Problem
from perceptron.reports import pictures
from perceptron.reports.pictures import caption, described, picture

AND = [[0.0, 0.0, 0], [0.0, 1.0, 0], [1.0, 0.0, 0], [1.0, 1.0, 1]]
XOR = [[0.0, 0.0, 0], [0.0, 1.0, 1], [1.0, 0.0, 1], [1.0, 1.0, 0]]
# A line 2**53 from zero, of which two points may round to one.
FAR_FROM_ZERO = [(2.0**53 - 1, 2.0**53 - 1, 1), (2.0**53 + 4, 2.0**53 + 4, 0)]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def afresh():
    """Forget what was drawn before, and what is drawn now."""
    pictures._drawn.cache_clear()
    yield
    pictures._drawn.cache_clear()


def markers(svg, label):
    """Return the places of a label's markers, without the one of the legend."""
    colour = {1: pictures.ONE, 0: pictures.ZERO}[label].lower()
    uses = [u for u in ElementTree.fromstring(svg).iter(f"{SVG}use") if u.get("stroke") == colour]
    return sorted((float(use.get("x")), float(use.get("y"))) for use in uses[:-1])


def dashed(svg):
    """Return the ends of the dashed line; none where none is drawn."""
    paths = ElementTree.fromstring(svg).iter(f"{SVG}path")
    drawn = [path.get("d") for path in paths if path.get("stroke-dasharray")]
    return [tuple(map(float, end)) for d in drawn for end in re.findall(r"[ML] (\S+) ([^L\s]+)", d)]


labels = st.integers(0, 1)


@st.composite
def tables(draw):
    features = draw(st.integers(1, 2))
    scale = draw(st.sampled_from([0.25, 1.0, 1024.0]))
    inputs = st.tuples(*[st.integers(-6, 6).map(lambda value: value * scale)] * features)
    rows = draw(st.lists(inputs, min_size=1, max_size=7))
    return [[*row, draw(st.integers(0, 1))] for row in rows]


@settings(max_examples=40, deadline=None)
@given(table=tables())
def test_a_dashed_line_separates_the_markers_and_is_missing_only_where_none_can(table):
    svg = picture(table)
    ends = dashed(svg)
    one_label = len({row[-1] for row in table}) == 1
    verdict = decide(Problem.of([row[:-1] for row in table], [row[-1] for row in table]))
    assert bool(ends) == (not one_label and not isinstance(verdict, Cycle))
    if ends:
        (ax, ay), (bx, by) = ends
        sides = [
            {(bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0 for x, y in markers(svg, label)}
            for label in (0, 1)
        ]
        assert sorted(map(sorted, sides)) == [[False], [True]]


@settings(max_examples=20, deadline=None)
@given(table=tables())
def test_each_place_has_one_marker_of_each_of_its_labels(table):
    svg = picture(table)
    for label in {row[-1] for row in table}:
        assert len(markers(svg, label)) == len({tuple(r) for r in table if r[-1] == label})


@settings(max_examples=40, deadline=None)
@given(
    table=st.integers(1, 3).flatmap(
        lambda width: st.lists(
            st.tuples(*[st.floats() | st.sampled_from([2.0**53, 2.0**53 + 2])] * width, labels),
            max_size=5,
        )
    )
)
@example(table=FAR_FROM_ZERO)
def test_no_numbers_are_an_error(table):
    assert picture(table).startswith("<svg" if picture(table) else "")
    assert described(table)


def test_the_points_stand_in_the_order_of_their_inputs():
    (low,), (high,) = markers(picture([[-3.0, 0], [5.0, 1]]), 0), markers(picture(AND), 1)
    assert low[0] < 120
    assert high[0] > 120
    assert high[1] < 86, "up is up"


def test_examples_that_stand_several_times_are_counted():
    assert ">3 times<" in picture([[1.0, 1], [1.0, 1], [1.0, 1], [0.0, 0]])
    assert "times" not in picture(AND)


def test_the_words_say_where_each_example_lies_and_whether_a_line_separates_them():
    assert described(AND) == (
        "4 examples; label 1 at (1, 1); label 0 at (0, 0), (0, 1), (1, 0). "
        "Dashed: a line that any perceptron may find."
    )
    assert caption(XOR) == "No line separates these."
    assert caption([[0.0, 1], [1.0, 1]]) == "", "one label: nothing is to be separated"
    assert described([[float(k), 0] for k in range(11)]).endswith("(7) and 3 more")


def test_a_screen_reader_is_told_what_the_picture_shows():
    root = ElementTree.fromstring(picture(XOR))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == described(XOR)


@pytest.mark.parametrize(
    "table",
    [
        [],
        [[]],
        [[1.0]],
        [[1.0, 2.0, 3.0, 1]],
        [[float("nan"), 1]],
        [[float("inf"), 0.0, 1]],
        [[1e308, 0], [-1e308, 1]],
        [[5e-324, 0], [0.0, 1]],
        [[1.0, 2]],
        [[1.0, 0.5]],
        [[1.0, 0], [1.0, 1.0, 1]],
        [[float(k), 0] for k in range(65)],
    ],
)
def test_what_cannot_be_drawn_has_no_picture_and_no_caption(table):
    assert (picture(table), caption(table)) == ("", "")


@pytest.mark.parametrize("table", [AND, XOR, [[0.0, 0], [1.0, 1]], [[2.0**20, -(2.0**20), 1]]])
def test_a_picture_needs_no_permission_of_a_strict_page(table):
    svg = picture(table)
    assert not re.search(r"style|<script|url\(|http(?!://www\.w3\.org/2000/svg\")|\son\w+=", svg)
    assert {u.get("href")[1:] for u in ElementTree.fromstring(svg).iter(f"{SVG}use")} <= set(
        re.findall(r'id="([^"]*)"', svg)
    )


def test_pictures_of_other_names_share_no_id():
    one, two = (set(re.findall(r'id="([^"]*)"', picture(AND, name))) for name in ("a", "b"))
    assert one
    assert one.isdisjoint(two)
    assert {"a"} == {each.split("-")[0] for each in one}


@pytest.mark.usefixtures("afresh")
def test_a_picture_does_not_depend_on_the_settings_of_whoever_draws_it():
    before = picture(AND)
    pictures._drawn.cache_clear()
    with mpl.rc_context({"axes.linewidth": 9, "xtick.direction": "in", "font.size": 30}):
        assert picture(AND) == before


def test_another_process_draws_the_same_bytes():
    code = f"from perceptron.reports.pictures import picture; print(picture({XOR}), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)
    assert ran.stdout.decode("utf-8") == picture(XOR)


@pytest.mark.usefixtures("afresh")
def test_without_matplotlib_there_is_no_picture_and_no_error(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert picture(AND) == ""
