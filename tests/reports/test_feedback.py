"""What a student reads: concrete, kind, theirs alone, and nothing that is hidden from them."""

from dataclasses import replace

import pytest
from classes import (
    every_status,
    graded_ones,
    item,
    of_one,
    outcome,
    submission,
    submissions,
    thorough,
)
from hypothesis import given
from hypothesis import strategies as st

from perceptron.marks import Plan
from perceptron.outcomes import FAILING
from perceptron.reports.feedback import LINES, WIDTH, feedback, of_line, overview


def test_a_lost_property_is_told_by_its_claim_its_example_and_what_the_program_printed():
    line, _ = of_one("failed")
    assert of_line(line) == "\n".join(
        [
            "The claim of steps_are_whole.",
            "",
            "This does not hold yet on this example, the smallest found:",
            "  problem:",
            "     x1       x2  label",
            "      0       -1      1",
            "    0.5  1048576      0",
            "  rate = 0.5",
            "What happened: what was failed",
            "Your program printed:",
            "  | epoch 1",
            "  | epoch 2",
        ]
    )


def test_the_feedback_begins_with_the_points_and_ends_with_what_holds():
    _, graded = every_status()
    plan = Plan("Homework", tuple(line.item for line in graded.lines))
    lines = feedback(plan, graded).splitlines()
    assert lines[:2] == ["Homework: ann.py", "1 of 9 points for the 9 properties shown here."]
    assert lines[-1] == "Your program does what 1 property asks for."
    assert "1. Failed (0 of 1 points)" in lines


@pytest.mark.parametrize("status", sorted(FAILING))
def test_each_way_to_fail_has_words_of_its_own(status):
    others = {of_line(of_one(other)[0]).splitlines()[2] for other in FAILING - {status}}
    assert of_line(of_one(status)[0]).splitlines()[2] not in others


def test_of_a_program_that_answers_differently_both_are_told():
    line, _ = of_one("unsteady", message="at first it predicted 1")
    told = of_line(line)
    assert "gave different results when it was run twice on this example:" in told
    assert "What happened: at first it predicted 1" in told


def test_a_failure_without_an_example_is_told_without_one():
    line, _ = of_one("crashed", counterexample={}, tables={}, printed="")
    assert "Your program crashed.\nWhat happened:" in of_line(line)


def test_nothing_is_said_twice():
    line, _ = of_one("failed", message="the claim does not hold on this example")
    assert "What happened" not in of_line(line)


def test_what_held_says_on_how_many_examples():
    assert of_line(of_one("passed")[0]).endswith("every example that was tried, 100 in all.")


def test_no_evidence_comes_with_the_reason():
    told = of_line(of_one("no evidence")[0])
    assert told.endswith("This could not be shown to hold: on none of the examples tried")


def test_what_holds_of_a_program_that_learns_nothing_is_told_once():
    plan = Plan("Homework", (item("one"), item("two", "2"), item("three")))
    unshown = [outcome(of, "no evidence", message="not shown: alike") for of in plan.items[:2]]
    told = feedback(plan, submission(plan, [*unshown, "failed"]))
    head = "What was not shown\n------------------\n\nAlike.\n"
    assert head in told
    assert "- The claim of one. (0 of 1 points)\n- The claim of two. (0 of 2 points)" in told
    assert told.count("like") == 1


def test_other_findings_are_no_reason_that_a_program_did_not_run():
    plan, graded = every_status(findings=(("rate", "eta"),))
    assert "could not be run" not in overview(plan, graded)


def test_what_is_missing_is_told_as_something_to_write():
    assert "  - a settable learning rate (" in of_line(of_one("not offered")[0])
    assert "  - wings" in of_line(of_one("not offered", missing=("wings",))[0])


def test_all_that_could_not_be_tried_stands_under_what_it_needs_once():
    plan = Plan("Homework", (item("one"), item("two", "2"), item("more", counts=False)))
    missing = [("predict", "passes"), ("predict",), ("seed",)]
    found = [
        outcome(of, "not offered", missing=names)
        for of, names in zip(plan.items, missing, strict=True)
    ]
    told = feedback(plan, submission(plan, found)).splitlines()
    place = told.index("What could not be tried")
    assert told[place + 3].startswith("This could not be tried, since your program does not offer")
    assert [line[:14] for line in told[place + 4 : place + 6]] == [
        "  - a method t",
        "  - a settable",
    ]
    assert told[place + 7 :] == [
        "- The claim of one. (0 of 1 points)",
        "- The claim of two. (0 of 2 points)",
    ]


def test_the_graders_own_error_is_not_the_students_fault_and_not_theirs_to_read():
    line, graded = of_one("grader error")
    told = feedback(Plan("Homework", (line.item,)), graded)
    assert "This is not your fault" in overview(Plan("Homework", ()), graded)
    assert "What could not be judged\n---" in told
    assert "secret" not in told + of_line(line)
    assert "What was lost" not in told


def test_a_program_that_cannot_be_run_is_told_so_once():
    plan = Plan("Homework", (item("one"), item("two")))
    found = [
        outcome(of, "not offered", message="not driven = perceptron.py: no class")
        for of in plan.items
    ]
    graded = submission(plan, found, findings=(("not driven", "perceptron.py: no class"),))
    told = feedback(plan, graded)
    assert told.count("perceptron.py: no class") == 1
    assert "What could not be tried" not in told
    assert "0 of 2 points" in told
    assert "Your program could not be run: perceptron.py: no class" in of_line(graded.lines[0])


@pytest.mark.parametrize(("status", "earned"), [("passed", "2 of 2"), ("failed", "0 of 2")])
@pytest.mark.parametrize("found", ["passed", "failed", "not offered", "grader error"])
def test_a_mark_given_by_hand_comes_with_the_reason(status, earned, found):
    line, graded = of_one(found, override=(status, "you showed me in class"))
    told = feedback(Plan("Homework", (line.item,)), graded)
    assert "you showed me in class" in told
    assert f"({earned} points)" in told
    assert "fault" not in told
    assert ("What happened" in told) == (status == found == "failed")


def test_an_extra_that_fails_is_shown_and_takes_nothing():
    line, graded = of_one("failed", counts=False)
    told = feedback(Plan("Homework", (line.item,)), graded)
    assert "0 of 0 points for the 1 property" in told
    assert "Worth a look, though it takes no points" in told
    assert "\n1. Steps are whole\n" in told


def test_what_was_waived_is_told_with_the_reason():
    plan, graded = every_status()
    assert "Not asked of you: too hard: not taught yet" in feedback(plan, graded)


def test_properties_that_are_shown_later_are_only_counted():
    kinds = ["visible", "hidden", "after_due_date", "after_published"]
    plan = Plan("Homework", tuple(item(f"the_{kind}", visibility=kind) for kind in kinds))
    told = feedback(plan, submission(plan, ["failed"] * 4))
    assert "0 of 1 points for the 1 property shown here." in told
    assert "2 more properties will be shown later." in told
    assert all(f"The {kind}".replace("_", " ") not in told for kind in kinds[1:])


@thorough
@given(st.data(), graded_ones())
def test_nothing_that_came_of_an_unseen_property_changes_the_feedback(data, made):
    plan, graded = made
    other = data.draw(submissions(plan))
    lines = tuple(
        mine if mine.item.visibility == "visible" else replace(theirs, item=mine.item)
        for mine, theirs in zip(graded.lines, other.lines, strict=True)
    )
    changed = replace(graded, lines=lines)
    assert feedback(plan, changed) == feedback(plan, graded)
    assert overview(plan, changed) == overview(plan, graded)


@thorough
@given(graded_ones())
def test_every_text_is_printable_and_bounded_line_by_line(made):
    plan, graded = made
    for text in (feedback(plan, graded), overview(plan, graded), *map(of_line, graded.lines)):
        lines = text.split("\n")
        assert all(line.isprintable() for line in lines)
        assert max(map(len, lines)) <= 2 * WIDTH
        assert text.encode()
    assert all(of_line(line).count("\n") < LINES for line in graded.lines)


@thorough
@given(graded_ones())
def test_a_program_cannot_print_what_looks_like_feedback(made):
    _, graded = made
    for line in graded.lines:
        _, printed, shown = of_line(line).rpartition("\nYour program printed:\n")
        if printed and line.outcome.printed.strip() and line.outcome.status in FAILING:
            assert all(
                row.startswith(("  | ", "  |", "  ... and", "...")) for row in shown.split("\n")
            )


def test_long_tables_and_outputs_are_cut_and_say_so():
    line, _ = of_one("failed", tables={"problem": [[1.0, 0.0]] * 25}, printed="hello\n" * 11)
    told = of_line(line).splitlines()
    assert "    ... and 5 lines more" in told
    assert "  ... and 1 line more" in told
    assert told.count("  | hello") == 10
    assert sum(row.split() == ["1", "0"] for row in told) == 20


def test_a_text_without_end_is_cut():
    line, _ = of_one("failed", tables={f"problem_{k}": [[1.0, 0.0]] * 25 for k in range(6)})
    assert of_line(line).count("\n") == LINES - 1
    assert of_line(line).endswith("\n...")
    line, _ = of_one("failed", message="x" * 40_000)
    assert max(map(len, of_line(line).splitlines())) == WIDTH


def test_an_example_that_is_laid_down_is_not_called_the_smallest():
    line, _ = of_one("failed", replay="one")
    assert "This does not hold yet on this example:" in of_line(line)
