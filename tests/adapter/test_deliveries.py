"""Each delivery hands in what its name says, in any layout, and is seen to be left alone."""

from copy import deepcopy

import numpy as np
import pytest

from perceptron.adapter.deliveries import (
    ASKED_AS_MATRICES,
    ASKED_BY_FEATURE,
    ASKED_IN_COLUMNS,
    ASKED_WITH_LABELS,
    ASKED_WITH_LABELS_FIRST,
    ASKINGS,
    ONE_ARGUMENT,
    TWO_ARGUMENTS,
    askings,
    laid_out,
    leaves,
    mapped,
    overwrite,
    unchanged,
)

DELIVERIES = {delivery.name: delivery for delivery in (*TWO_ARGUMENTS, *ONE_ARGUMENT)}
ALL_ASKINGS = [*ASKINGS, ASKED_BY_FEATURE, *ASKED_IN_COLUMNS, *ASKED_AS_MATRICES]
ALL_ASKINGS += [*ASKED_WITH_LABELS, *ASKED_WITH_LABELS_FIRST]
ASKED = {asking.name: asking for asking in ALL_ASKINGS}
FORMS = ("list", "fortran", "read-only", "strided")


def data():
    return np.array([[1.0, 2], [3, 4], [5, 6]]), np.array([0, 1, 1])


def a(*values):
    return ("array", [*values])


def m(*values):
    return ("matrix", [*values])


def seen(value):
    """Return arrays as their kind and nested lists, everything else as it is."""
    if isinstance(value, np.ndarray):
        return type(value).__name__.replace("nd", ""), value.tolist()
    if isinstance(value, list | tuple):
        return type(value)(map(seen, value))
    assert not isinstance(value, np.generic)
    return value


ROWS, COLUMNS, LABELS = a([1, 2], [3, 4], [5, 6]), a([1, 3, 5], [2, 4, 6]), a(0, 1, 1)
LISTS, WITH_LABELS = [[1, 2], [3, 4], [5, 6]], [[1, 2, 0], [3, 4, 1], [5, 6, 1]]
HANDED_IN = {
    "rows, labels": [(ROWS, LABELS)],
    "lists of rows, labels": [(LISTS, [0, 1, 1])],
    "rows, a column of labels": [(ROWS, a([0], [1], [1]))],
    "columns, labels": [(COLUMNS, LABELS)],
    "columns, a row of labels": [(COLUMNS, a([0, 1, 1]))],
    "one example a call: x, label": [(a(1, 2), 0), (a(3, 4), 1), (a(5, 6), 1)],
    "one example a call: a list, label": [([1, 2], 0), ([3, 4], 1), ([5, 6], 1)],
    "one example a call: a column, label": [
        (a([1], [2]), 0),
        (a([3], [4]), 1),
        (a([5], [6]), 1),
    ],
    "one example a call: a row of a matrix, label": [
        (a([1, 2]), 0),
        (a([3, 4]), 1),
        (a([5, 6]), 1),
    ],
    "labels, rows": [(LABELS, ROWS)],
    "rows with the label last": [(a(*WITH_LABELS),)],
    "lists with the label last": [(WITH_LABELS,)],
    "pairs (x, label)": [([(a(1, 2), 0), (a(3, 4), 1), (a(5, 6), 1)],)],
    "pairs (list, label)": [([([1, 2], 0), ([3, 4], 1), ([5, 6], 1)],)],
    "pairs (tuple, label)": [([((1, 2), 0), ((3, 4), 1), ((5, 6), 1)],)],
    "pairs (column, label)": [([(a([1], [2]), 0), (a([3], [4]), 1), (a([5], [6]), 1)],)],
    "a matrix with the label last": [(m(*WITH_LABELS),)],
    "a tuple (rows, labels)": [((ROWS, LABELS),)],
    "pairs (label, x)": [([(0, a(1, 2)), (1, a(3, 4)), (1, a(5, 6))],)],
    "one example a call: a row with the label last": [(a(1, 2, 0),), (a(3, 4, 1),), (a(5, 6, 1),)],
    "rows with the label first": [(a([0, 1, 2], [1, 3, 4], [1, 5, 6]),)],
    "lists with the label first": [([[0, 1, 2], [1, 3, 4], [1, 5, 6]],)],
    "one example a call: a pair": [((a(1, 2), 0),), ((a(3, 4), 1),), ((a(5, 6), 1),)],
}
QUESTIONS = {
    "all rows at once": [ROWS],
    "one row at a time": [a(1, 2), a(3, 4), a(5, 6)],
    "all rows at once, as lists": [LISTS],
    "one row at a time, as a list": LISTS,
    "one row at a time, an argument for each feature": [(1, 2), (3, 4), (5, 6)],
    "columns": [COLUMNS],
    "one column at a time": [a([1], [2]), a([3], [4]), a([5], [6])],
    "one row at a time, as a matrix": [a([1, 2]), a([3, 4]), a([5, 6])],
    "one row at a time, with a 0 for the label": [a(1, 2, 0), a(3, 4, 0), a(5, 6, 0)],
    "all rows at once, with a 0 for the label": [a([1, 2, 0], [3, 4, 0], [5, 6, 0])],
    "one row at a time, after a 0 for the label": [a(0, 1, 2), a(0, 3, 4), a(0, 5, 6)],
    "all rows at once, after a 0 for the label": [a([0, 1, 2], [0, 3, 4], [0, 5, 6])],
}


def test_no_two_have_one_name():
    assert len(DELIVERIES) == len(TWO_ARGUMENTS) + len(ONE_ARGUMENT) == len(HANDED_IN)
    assert len(ASKED) == len(ALL_ASKINGS) == len(QUESTIONS)


@pytest.mark.parametrize("name", DELIVERIES)
def test_a_delivery_hands_in_what_its_name_says(name):
    calls = DELIVERIES[name].calls(*data())
    assert seen(calls) == HANDED_IN[name]
    assert DELIVERIES[name].one_by_one == (len(calls) == 3)
    assert {len(call) for call in calls} == {2 if DELIVERIES[name] in TWO_ARGUMENTS else 1}


@pytest.mark.parametrize("name", ASKED)
def test_an_asking_asks_what_its_name_says(name):
    questions = ASKED[name].questions(data()[0])
    assert seen(questions) == QUESTIONS[name]
    assert ASKED[name].one_by_one == (len(questions) == 3)


@pytest.mark.parametrize("name", DELIVERIES)
def test_labels_may_be_words(name):
    calls = DELIVERIES[name].calls(data()[0], np.array(["no", "yes", "yes"]))
    flat = [x for leaf in leaves(calls) for x in np.ravel(np.asarray(leaf, dtype=object)).tolist()]
    assert sorted(x for x in flat if isinstance(x, str)) == ["no", "yes", "yes"]
    assert sorted(x for x in flat if not isinstance(x, str)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("kind", [np.int64, np.float32])
@pytest.mark.parametrize("name", ["rows with the label last", "a matrix with the label last"])
def test_labels_beside_the_examples_take_their_type(name, kind):
    X, y = data()
    ((rows,),) = DELIVERIES[name].calls(X.astype(kind), y)
    assert rows.dtype == kind


@pytest.mark.parametrize(
    ("name", "arguments", "first", "size"),
    [
        ("rows, labels", 1, ["all rows at once"], 4),
        ("rows, labels", 2, ["all rows at once"], 5),
        ("columns, labels", 1, ["columns"], 6),
        ("rows, a column of labels", 1, ["columns"], 6),
        ("a tuple (rows, labels)", 1, ["all rows at once"], 4),
        ("one example a call: a row of a matrix, label", 1, ["all rows at once"], 5),
    ],
)
def test_programs_are_asked_as_they_are_trained_first(name, arguments, first, size):
    groups = askings(DELIVERIES[name], arguments)
    assert [asking.name for asking in groups[0]] == first
    assert len(groups) == size
    assert all(len(group) == 1 for group in groups)


def test_of_rows_with_labels_what_is_learned_tells_how_to_ask():
    (group,) = askings(DELIVERIES["lists with the label last"], 1)
    assert [*group] == [*ASKED_WITH_LABELS, *ASKINGS]


def test_mapped_keeps_lists_and_tuples():
    assert mapped(lambda v: v + 1, [1, (2, [3], ()), []]) == [2, (3, [4], ()), []]


@pytest.mark.parametrize("name", DELIVERIES)
@pytest.mark.parametrize("form", FORMS)
def test_another_layout_has_the_same_values(name, form):
    calls = laid_out(DELIVERIES[name].calls(*data()), form)
    assert [type(call) for call in calls] == [tuple] * len(calls)

    def values(of):
        return mapped(lambda v: np.asarray(v).tolist(), of)

    assert values(calls) == values(DELIVERIES[name].calls(*data()))


def arrays(name, form):
    calls = laid_out(DELIVERIES[name].calls(*data()), form)
    return [leaf for leaf in leaves(calls) if isinstance(leaf, np.ndarray)]


@pytest.mark.parametrize("name", DELIVERIES)
def test_every_array_inside_has_the_layout(name):
    assert not arrays(name, "list")
    assert all(array.flags.f_contiguous for array in arrays(name, "fortran"))
    assert not any(array.flags.writeable for array in arrays(name, "read-only"))
    for array in arrays(name, "strided"):
        assert not array.flags.c_contiguous
        assert not array.flags.f_contiguous
        assert array.flags.writeable


@pytest.mark.parametrize("form", ["float64", "int64", "float32"])
def test_a_type_is_no_layout(form):
    calls = DELIVERIES["rows, labels"].calls(*data())
    assert laid_out(calls, form) is calls


@pytest.mark.parametrize("form", ["read-only", "strided"])
def test_a_matrix_stays_a_matrix(form):
    (matrix,) = arrays("a matrix with the label last", form)
    assert isinstance(matrix, np.matrix)


@pytest.mark.parametrize("name", DELIVERIES)
def test_what_nobody_touched_is_unchanged(name):
    calls = DELIVERIES[name].calls(*data())
    assert unchanged(calls, deepcopy(calls))


@pytest.mark.parametrize("name", [n for n in DELIVERIES if n != "pairs (tuple, label)"])
def test_overwriting_changes_every_array_and_list(name):
    calls = DELIVERIES[name].calls(*data())
    kept = deepcopy(calls)
    overwrite(calls)
    assert not unchanged(calls, kept)
    pairs = zip(leaves(calls), leaves(kept), strict=True)
    arrays_ = [(now, then) for now, then in pairs if isinstance(now, np.ndarray)]
    assert not any(np.array_equal(now, then) for now, then in arrays_)
    assert all(now.shape == then.shape for now, then in arrays_)


def test_overwriting_reaches_lists_at_any_depth_and_leaves_tuples():
    value = [([1.0, 2.0], 0), ((3.0, [4.0]), 1)]
    overwrite(value)
    assert value == [([7, 7], 0), ((3.0, [7]), 1)]


def test_labels_are_overwritten_by_labels():
    labels = np.array([0, 1, 1])
    overwrite((labels,))
    assert labels.tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("rows, labels", "calls[0][0][2, 1] = 9"),
        ("rows, labels", "calls[0][0].resize((2, 3), refcheck=False)"),
        ("rows, labels", "calls[0][1][::-1].sort()"),
        ("columns, labels", "calls[0][0][0] = 0"),
        ("lists of rows, labels", "calls[0][0][1].append(1)"),
        ("lists of rows, labels", "calls[0][0][1][0] = 9"),
        ("lists of rows, labels", "calls[0][1][0] = -1"),
        ("lists of rows, labels", "calls[0][1][0] = False"),
        ("pairs (x, label)", "calls[0][0].reverse()"),
        ("pairs (x, label)", "calls[0][0].pop()"),
        ("pairs (list, label)", "calls[0][0][2][0].insert(0, 1)"),
        ("pairs (label, x)", "calls[0][0][2][1][0] = 9"),
        ("one example a call: x, label", "calls[2][0][1] = 9"),
        ("a tuple (rows, labels)", "calls[0][0][1][0] = 1"),
    ],
)
def test_a_change_at_any_depth_is_seen(name, change):
    calls = deepcopy(DELIVERIES[name].calls(*data()))
    kept = deepcopy(calls)
    exec(change, {"calls": calls})
    assert not unchanged(calls, kept)


def test_a_matrix_in_columns_stays_a_matrix():
    (matrix,) = arrays("a matrix with the label last", "fortran")
    assert isinstance(matrix, np.matrix)
