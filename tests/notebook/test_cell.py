"""A notebook shows a check as cards: claim, example, what happened, why, how to see it again."""

import re
import sys
from xml.etree import ElementTree

import numpy as np
import pytest

from perceptron import check
from perceptron.marks import Item, Line
from perceptron.outcomes import Outcome
from perceptron.reports import pictures
from perceptron.reports.cell import STYLE, Card, cell

SVG = "{http://www.w3.org/2000/svg}"
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></style></pre>&lt;\u202e\x00"
AND = [[0.0, 0.0, 0], [0.0, 1.0, 0], [1.0, 0.0, 0], [1.0, 1.0, 1]]
FOUR = [[0.0, 1.0, 2.0, -0.5, 1], [1.0, 1.0, 0.0, 3.0, 0]]
ELEMENTS = """
    br caption code details div figcaption figure li p pre strong style summary table tbody td th
    thead tr ul
"""


class NoBias:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y, strict=True):
                self.weights = self.weights + self.learning_rate * (label - self.predict(x)) * x

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)


@pytest.fixture(scope="module")
def failed():
    return check(NoBias, theme="gates", quick=True)


def outcome(status="failed", counts=True, *, theme="update", **more):
    usual = {"claim": "One step explains all.", "counterexample": {"rate": "0.5"}}
    usual |= {"message": "it did this", "why": "Rosenblatt (1958).", "replay": "x@AEEA"}
    more = usual | more
    return Outcome("Mine", theme, f"{theme}_{status}", status=status, counts=counts, **more)


def card(of, script="print('shown')", again="check(Mine)"):
    return Card(Line(Item(of.name, of.theme, of.claim), of), script, again)


def shown(*cards, outcomes=()):
    of = [*outcomes, *(each.line.outcome for each in cards)]
    return ElementTree.fromstring(cell("Mine", "1 of 9 properties hold", of, cards))


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_a_card_reads_as_claim_example_picture_what_happened_why_script_and_once_more():
    page = cell("Mine", "none hold", [], [card(outcome(tables={"problem": AND}, printed="hm"))])
    places = [
        page.rindex(text)
        for text in (
            "One step explains all.",
            "This does not hold yet on this example, the smallest found:",
            "<table>",
            "<svg ",
            "Dashed: a line that any perceptron may find.",
            "rate = 0.5",
            "it did this",
            "Your program printed:",
            "Rosenblatt (1958).",
            "print(&#x27;shown&#x27;)",
            "check(Mine)",
        )
    ]
    assert places == sorted(places)


def test_only_the_first_failure_is_open_and_the_others_are_counted():
    page = shown(*[card(outcome())] * 3)
    assert [each.get("open") for each in page.findall("details")] == ["", None, None]
    assert {each.get("class") for each in page.findall("details")} == {"card fails"}
    assert "2 more fail, often for the same reason." in words(page)
    assert "1 more fails," in words(shown(*[card(outcome())] * 2))
    assert "more fail" not in words(shown(card(outcome())))
    assert "more fail" not in words(shown(*[card(outcome("not offered", counts=False))] * 2))


def test_each_theme_has_its_sign_and_says_the_same_in_words():
    statuses = ["passed", "passed", "failed", "not offered", "grader error"]
    found = [outcome(each) for each in statuses]
    others = [outcome("passed", theme="asked_for"), outcome("grader error", theme="limits")]
    themes = [words(each) for each in shown(outcomes=[*found, *others]).iter("li")]
    assert themes == [
        "\u2717 update: 2 fail, 2 hold, 1 could not be judged",
        "\u2713 asked for: 1 holds",
        "\u2013 limits: 1 could not be judged",
    ]


def test_what_holds_is_said_where_nothing_fails():
    assert "\u2713 Nothing fails." in words(shown(outcomes=[outcome("passed")]))
    assert "Nothing fails." not in words(shown(card(outcome())))


@pytest.mark.parametrize("status", ["failed", "not offered", "no evidence"])
def test_every_text_is_escaped(status):
    tables, named = {EVIL: AND, EVIL + "2": FOUR}, {EVIL: EVIL}
    more = {"message": EVIL, "counterexample": named, "tables": tables, "printed": EVIL}
    of = outcome(status, theme=EVIL, claim=EVIL, why=EVIL, missing=(EVIL,), **more)
    page = cell(EVIL, EVIL, [of], [card(of, EVIL, EVIL)])
    root = ElementTree.fromstring(page)  # and so it is well-formed
    found = {each.tag for each in root.iter() if not each.tag.startswith(SVG)}
    assert found <= set(ELEMENTS.split())
    assert not {"\x00", "\u202e"} & set(page)
    kept = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></style></pre>&lt;"
    assert words(root).count(kept) >= 7


def test_a_table_of_one_or_two_features_has_a_picture_and_one_of_four_has_none():
    drawn = [len(list(shown(card(outcome(tables={"a": AND}))).iter(f"{SVG}svg")))]
    page = shown(card(outcome(tables={"a": FOUR})))
    assert [*drawn, len(list(page.iter(f"{SVG}svg")))] == [1, 0]
    assert [[each.text for each in row] for row in page.iter("tr")] == [
        ["x1", "x2", "x3", "x4", "label"],
        ["0", "1", "2", "-0.5", "1"],
        ["1", "1", "0", "3", "0"],
    ]


def test_each_of_several_tables_stands_under_its_name_with_its_picture():
    page = shown(card(outcome(tables={"first": AND, "second": [[1.0, 0], [2.0, 1]], "none": []})))
    assert [words(each) for each in page.iter("caption")] == ["first", "second"]
    assert len(list(page.iter(f"{SVG}svg"))) == 2


def test_a_value_that_stands_in_a_table_is_not_shown_again():
    drawn = {"problem": "Problem(...)", "gate": "'AND'", "order": "[0, 1]"}
    page = shown(card(outcome(tables={"problem": AND}, counterexample=drawn)))
    assert "gate = 'AND' order = [0, 1]" in words(page).replace("'AND'order", "'AND' order")
    assert "Problem" not in words(page)


def test_a_long_table_is_cut_and_says_so():
    page = shown(card(outcome(tables={"many": [[float(k), 0.0, 0.0, 1] for k in range(25)]})))
    assert len(list(page.iter("tr"))) == 21
    assert "... and 5 lines more" in words(page)


def test_without_matplotlib_all_but_the_picture_is_shown(monkeypatch):
    of = card(outcome(tables={"problem": AND}))
    with_it = shown(of)
    pictures._drawn.cache_clear()
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    without = shown(of)
    pictures._drawn.cache_clear()
    (example,) = with_it.findall(".//*[figure]")
    example.remove(example.find("figure"))
    assert ElementTree.tostring(without) == ElementTree.tostring(with_it)


def test_ids_differ_however_often_a_check_is_shown(failed):
    pages = [ElementTree.fromstring(failed._repr_html_()) for _ in range(2)]
    svgs = [svg for page in pages for svg in page.iter(f"{SVG}svg")]
    ids = [[each.get("id") for each in svg.iter() if each.get("id")] for svg in svgs]
    every = [name for of_one in ids for name in of_one]
    assert len(every) == len(set(every)) > len(svgs) > 2
    for svg, own in zip(svgs, ids, strict=True):
        used = {each.get("href", "#")[1:] for each in svg.iter(f"{SVG}use")}
        assert used <= set(own)


def test_no_word_has_a_colour_of_ours_and_every_rule_is_for_our_element_alone():
    style = STYLE.read_text(encoding="utf-8")
    assert set(re.findall(r"(?<![-\w])color: ([^;}]+)", style)) == {"inherit"}
    selectors = re.findall(r"(?m)^(\S[^{]*) \{", style)
    assert len(selectors) == style.count("{")
    for selector in ", ".join(selectors).split(", "):
        assert selector.startswith(".perceptron-check")


def test_what_is_missing_is_told_as_something_to_write():
    page = shown(card(outcome("not offered", False, missing=("predict",), why=""), script=""))
    assert "your program does not offer what it needs: - a method that predicts" in words(page)
    assert page.find("details").get("class") == "card"  # and has no colour of a failure
    assert words(page.find("details/summary")) == "\u2013 One step explains all."
    assert "Why:" not in words(page)
    assert "A script" not in words(page)


def test_the_line_that_tries_it_again_meets_the_same_failure(failed):
    page = ElementTree.fromstring(failed._repr_html_())
    line = words(page.find("details").findall("p")[-1]).removeprefix("This one again: ")
    assert line.endswith("quick=True)")
    (again,) = eval(line, {"check": check, "NoBias": NoBias}).failures
    assert again == failed.failures[0]


def test_a_failure_says_why_the_claim_holds_for_every_perceptron(failed):
    page = ElementTree.fromstring(failed._repr_html_())
    assert "Why: Rosenblatt (1958); the two constant gates" in words(page)


def test_the_script_of_a_notebooks_class_says_that_the_class_must_be_saved():
    in_no_file = type("Cell", (NoBias,), {"__module__": "cells"})
    failure = check(in_no_file, only="every_two_input_gate_is_learned", quick=True)
    assert "cell.py, which holds your notebook&#x27;s class," in failure._repr_html_()
