"""results.json is what Gradescope's specification says, whatever came of a submission."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from classes import every_status, graded_ones, item, of_one, outcome, submission, thorough
from hypothesis import given

from perceptron.marks import Plan
from perceptron.reports.feedback import LINES, WIDTH, of_line, overview
from perceptron.reports.gradescope import results

SCHEMA = json.loads((Path(__file__).parent / "gradescope.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one_and_refuses_what_gradescope_would():
    VALIDATOR.check_schema(SCHEMA)
    for wrong in ({}, {"score": "1"}, {"score": 1, "more": 1}, {"tests": [{"score": "a"}]}):
        assert not VALIDATOR.is_valid(wrong)
    assert not VALIDATOR.is_valid({"tests": [{"score": 1, "visibility": "never"}]})


@thorough
@given(graded_ones())
def test_every_file_is_valid_finite_bounded_and_in_the_plans_order(made):
    plan, graded = made
    data = results(plan, graded)
    VALIDATOR.validate(data)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert json.dumps(data, ensure_ascii=False).encode()
    found = [(t["extra_data"]["property"], t["number"], t["visibility"]) for t in data["tests"]]
    assert [number for _, number, _ in found] == [str(k + 1) for k in range(len(plan.items))]
    assert [seen for _, _, seen in found] == [of.visibility for of in plan.items]
    words = [word for test in data["tests"] for word in (*test["tags"], test["name"])]
    assert all(word.isprintable() for word in (*words, *(name for name, _, _ in found)))
    longest = max(len(text) for test in data["tests"] for text in (test["name"], test["output"]))
    assert longest <= LINES * (WIDTH + 1)


@thorough
@given(graded_ones())
def test_the_tests_add_up_to_the_score_and_no_extra_gives_points(made):
    plan, graded = made
    data = results(plan, graded)
    assert data["score"] == float(graded.score)
    earned = [Decimal(str(test["score"])) for test in data["tests"]]
    assert sum(earned) == graded.score
    for test, of in zip(data["tests"], plan.items, strict=True):
        assert test["max_score"] == (float(of.points) if of.counts else 0)
        assert test["score"] <= test["max_score"]
        assert of.counts or "extra" in test["tags"]


def test_only_what_was_shown_to_hold_is_passed():
    plan, graded = every_status()
    data = results(plan, graded)
    assert [t["name"] for t in data["tests"] if t["status"] == "passed"] == ["Passed"]
    assert [t["name"] for t in data["tests"] if "not judged" in t["tags"]] == ["Grader error"]
    assert data["tests"][1]["output"] == of_line(graded.lines[1])


def test_a_mark_by_hand_is_told_from_the_judges():
    _, graded = of_one("failed", override=("passed", "I looked"))
    (test,) = results(Plan("Homework", ()), graded)["tests"]
    assert (test["score"], test["status"], test["tags"]) == (
        2,
        "passed",
        ["update", "decided by hand"],
    )
    assert "I looked" in test["output"]


def test_a_program_that_fails_to_import_has_every_test_at_0_and_the_reason():
    plan = Plan("Homework", (item("one"), item("two"), item("three", counts=False)))
    why = "SyntaxError: invalid syntax (line 3)"
    found = [outcome(of, "not offered", message=f"not driven = {why}") for of in plan.items]
    data = results(plan, submission(plan, found, findings=(("not driven", why),)))
    VALIDATOR.validate(data)
    assert data["score"] == 0
    assert [(t["score"], t["max_score"]) for t in data["tests"]] == [(0, 1), (0, 1), (0, 0)]
    assert why in data["output"]
    assert all(why in test["output"] for test in data["tests"])


def test_a_submission_that_was_not_judged_at_all_is_a_valid_file():
    plan = Plan("Homework", (item("one"), item("two")))
    graded = replace(submission(plan, ["grader error"] * 2), trouble="OSError: no space (/root/x)")
    data = results(plan, graded)
    VALIDATOR.validate(data)
    assert "not your fault" in data["output"]
    assert "OSError" not in json.dumps(data)


def test_what_is_always_shown_tells_nothing_of_hidden_tests():
    plan = Plan("Homework", (item("seen"), item("unseen", visibility="after_published")))
    graded = submission(plan, ["passed", "failed"])
    data = results(plan, graded)
    assert data["output"] == overview(plan, graded)
    assert "unseen" not in data["output"].lower()
    assert data["stdout_visibility"] == "hidden"


@pytest.mark.parametrize("points", ["NaN", "Infinity", "1e999"])
def test_no_number_is_one_that_json_has_not(points):
    _, graded = of_one(points=points)
    json.dumps(
        results(Plan("Homework", ()), replace(graded, seconds=float("nan"))), allow_nan=False
    )
