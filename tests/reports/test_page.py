"""The page says all that was found, runs nothing of it, and is the same for the same class."""

import base64
import hashlib
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape

import pytest
from classes import classes, every_status, item, of_one, one_class, outcome, submission, thorough
from hypothesis import given
from reading import Read, words

from perceptron.contract import NOT_DRIVEN
from perceptron.marks import Coverage, Override, Plan, Student
from perceptron.reports import pictures
from perceptron.reports.page import HERE, MOST_LINES, page

PLAN = Plan("Homework", (item("a_b"), item("c_d", "2"), item("more", "0", counts=False)))


def of(*made, plan=None):
    """Return the page of submissions, by their own plan where none is given."""
    plan = plan or Plan("Homework", tuple(line.item for line in made[0].lines))
    return page(one_class(*made, plan=plan))


@thorough
@given(gradings=classes())
def test_no_text_becomes_an_element_an_attribute_or_a_link_that_is_not_ours(gradings):
    read = Read(page(gradings))
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert "".join(read.inside["script"]) == (HERE / "page.js").read_text(encoding="utf-8")
    assert "".join(read.inside["style"]) == (HERE / "page.css").read_text(encoding="utf-8")
    assert all(attributes.get("href", "#").startswith("#") for _, attributes in read.elements)


@thorough
@given(gradings=classes())
def test_a_page_has_no_control_direction_or_half_character(gradings):
    text = page(gradings)
    assert all(c.isprintable() or c == "\n" for c in text)
    assert text.encode("utf-8")


@thorough
@given(gradings=classes())
def test_each_id_stands_once_and_each_reference_has_its_goal(gradings):
    elements = [attributes for _, attributes in Read(page(gradings)).elements]
    ids = [each["id"] for each in elements if "id" in each]
    assert len(ids) == len(set(ids))
    names = ("href", "for", "aria-labelledby", "data-section")
    goals = {goal for each in elements for name in names for goal in each.get(name, "").split()}
    assert {goal.removeprefix("#") for goal in goals} <= set(ids)


def test_the_policy_allows_this_style_this_script_and_nothing_else():
    text = of(plan=PLAN)
    read = Read(text)
    policy = next(a["content"] for _, a in read.elements if "http-equiv" in a)
    allowed = {
        name: base64.b64encode(
            hashlib.sha256("".join(read.inside[name]).encode()).digest()
        ).decode()
        for name in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{allowed['style']}'; "
        f"script-src 'sha256-{allowed['script']}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    before = text[: text.index("http-equiv")]
    assert not re.search(r"<(style|script|link|title)", before), "nothing comes before the policy"


def test_the_same_gradings_give_the_same_bytes_in_another_process():
    plan, made = every_status(student=Student("Ann"), at="2026-03-09T17:04")
    gradings = one_class(made, plan=plan)
    code = (
        "import pickle, sys; from perceptron.reports.page import page; "
        "sys.stdout.buffer.write(page(pickle.load(sys.stdin.buffer)).encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "11", "TZ": "Asia/Tokyo"}
    again = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps(gradings),
        env=environment,
        capture_output=True,
    )
    assert again.stdout.decode() == page(gradings)


def test_a_lost_property_is_told_in_full():
    _, made = of_one("failed")
    read = words(of(made))
    line = made.lines[0]
    for text in (line.item.claim, line.item.name, line.outcome.message, "0 of 2 points", "failed"):
        assert text in read
    assert "problem x1 x2 label 0 \N{MINUS SIGN}1 1 0.5 1048576 0" in read
    assert "rate = 0.5" in read
    assert "The program printed: epoch 1 epoch 2" in read
    assert "Lost: 2 points" in read


def test_more_lines_than_one_reads_are_counted_and_not_shown():
    _, made = of_one("failed", printed="\n".join(f"line {k}" for k in range(MOST_LINES + 2)))
    read = words(of(made))
    assert f"line {MOST_LINES - 1} and 2 more lines." in read
    assert f"line {MOST_LINES} " not in read


def test_a_mark_changed_by_hand_is_shown_with_reason_moment_and_what_the_judge_had_said():
    _, made = of_one("failed", override=("passed", "the file was an old one"))
    read = words(of(made))
    assert "Given by hand" in read
    assert "Changed by hand on 2026-11-25 22:41 UTC: counts as passed." in read
    assert "The judge had said: failed. Reason: the file was an old one" in read
    assert "2 of 2 points" in read
    assert "1 changed by hand" in read
    _, made = of_one("passed", override=("failed", "copied"))
    assert "Lost: 2 points failed The claim" in words(of(made))


@pytest.mark.parametrize("trouble", ["no zip file", ""])
def test_what_the_grader_failed_at_stands_first_and_counts_for_nobody(trouble):
    statuses = ["grader error"] * 3 if trouble else ["passed", "grader error", "passed"]
    made = submission(PLAN, statuses, "ann.py", trouble=trouble)
    read = words(of(made, submission(PLAN, ["passed"] * 3, "bob.py")))
    told = trouble or "1 property not judged"
    assert "The grader failed on 1 submission These marks are not final" in read
    assert f"ann.py: {told} The class at a glance Judged 1 of 2" in read
    assert "No program that ran lost a property." in read
    assert ("no mark yet" if trouble else "1 of 3 so far") in read


def test_what_could_not_be_run_says_so_beside_its_mark():
    made = submission(PLAN, ["not offered"] * 3, findings=((NOT_DRIVEN, "SyntaxError: line 3"),))
    read = words(of(made, submission(PLAN, ["passed"] * 3, "bob.py")))
    assert "0 of 3 2 could not be run" in read
    assert "so nothing could be tried. SyntaxError: line 3 Lost" in read
    assert "No program that ran lost a property." in read


def test_the_file_that_was_judged_is_named_where_the_submission_is_called_otherwise():
    ann, bob = (
        submission(PLAN, ["passed"] * 3, name, file="perceptron.py")
        for name in ("ann_1021_assignsubmission_file", "perceptron.py")
    )
    assert words(of(ann, bob)).count("Its program is perceptron.py") == 1


def test_lines_that_say_the_same_are_one_card_with_each_claim_in_it():
    same = [outcome(each, "error", message="NameError: w") for each in PLAN.items[:2]]
    other = outcome(PLAN.items[2], "failed")
    read = words(of(submission(PLAN, [*same, other])))
    assert read.count("NameError: w") == 1
    assert "error 2 properties, for one and the same reason" in read
    assert "Lost: 3 points" in read
    for each in PLAN.items[:2]:
        assert f"{each.claim} 0 of" in read


def test_a_script_of_the_calls_is_shown_once_a_cause_and_is_text():
    calls = ("model = program.P()", "model.fit('</pre><script>')")
    same = [outcome(of_, "error", message="NameError: w", transcript=calls) for of_ in PLAN.items]
    read = words(of(submission(PLAN, same, file="ann.py")))
    assert read.count("A script that shows it, with numpy alone") == 2, "one of the extra"
    assert read.count("model.fit('</pre><script>')") == 2
    assert "'ann.py'" in read


def test_what_is_asked_for_and_not_offered_is_explained():
    read = words(of(submission(PLAN, ["not offered", "passed", "not offered"])))
    assert "asks for this, and the program does not offer it: learning_rate: a settable" in read
    assert "1 extra was not tried: no mark" in read


def test_extras_waivers_visibilities_findings_and_coverage_are_shown_for_what_they_are():
    plan = Plan(
        "Homework", (item("a_b", visibility="after_due_date"), *PLAN.items[1:]), {"w_x": "week 7"}
    )
    covered = Coverage("a.py", 10, (3, 7, 8, 9), 4, 1)
    made = submission(
        plan,
        ["failed", "passed", "failed"],
        findings=[("passes", "epochs")],
        coverage=(covered,),
        student=Student("Ann Lee", "4711", "12"),
    )
    read = words(of(made, plan=plan))
    for text in (
        "Extras that do not hold: they take no mark",
        "extra: no mark",
        "students: after due date",
        "Waived w_x week 7",
        "How the program was driven passes epochs",
        "shown, not graded; as the submission's process told it",
        "a.py 6 of 10 3 of 4 3, 7-9",
        "1 property that counts holds c_d",
        "Handed in as ann.py Moodle participant 4711 Canvas user 12",
    ):
        assert text in read


def test_equal_tables_share_one_picture_and_others_have_their_own():
    plan = Plan("Homework", (item("a"), item("b"), item("c")))
    tables = ([[0.0, 0], [1.0, 1]], [[0.0, 0], [1.0, 1]], [[0.0, 1], [1.0, 0]])
    found = [
        outcome(of_, "failed", tables={"problem": table})
        for of_, table in zip(plan.items, tables, strict=True)
    ]
    text = of(submission(plan, found), plan=plan)
    assert re.findall(r'<use href="#(picture-\d)"/></svg>', text) == [
        "picture-1",
        "picture-1",
        "picture-2",
    ]
    assert re.findall(r'id="(picture-\d)"', text) == ["picture-1", "picture-2"]
    assert "picture-" not in page(one_class(submission(plan, found), plan=plan), pictures=False)


def test_without_matplotlib_the_page_has_all_but_the_pictures(monkeypatch):
    _, made = of_one("failed", message="once without")
    gradings = one_class(made, plan=Plan("Homework", (made.lines[0].item,)))
    pictures._drawn.cache_clear()
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert page(gradings) == page(gradings, pictures=False)
    pictures._drawn.cache_clear()


def test_a_class_of_nobody_and_an_assignment_of_no_points_have_a_page():
    assert "No submission is judged yet." in words(of(plan=PLAN))
    plan = Plan("Homework", (item("more", "0", counts=False),))
    assert "Median 0 of 0" in words(of(submission(plan, ["passed"]), plan=plan))


def test_a_moment_without_a_zone_is_not_moved_and_no_moment_is_shown_as_it_stands():
    _, made = of_one()
    for at, shown in [
        ("2026-03-09T17:04", "2026-03-09 17:04 UTC"),
        ("2026-03-09T17:04+02:00", "2026-03-09 15:04 UTC"),
        ("0001-01-01T00:00+05:00", "0001-01-01T00:00+05:00"),
        ("soon", "soon"),
    ]:
        assert f"Judged {shown} in 1.2 s" in words(of(replace(made, at=at)))


def test_a_hundred_submissions_of_sixty_eight_properties_stay_below_four_megabytes():
    plan = Plan("Homework", tuple(item(f"a_claim_of_about_this_length_{k}") for k in range(68)))
    made = [
        submission(plan, ["failed" if (k + n) % 3 == 0 else "passed" for k in range(68)], f"{n}.py")
        for n in range(100)
    ]
    assert len(of(*made, plan=plan).encode()) < 4_000_000


def test_a_name_is_escaped_and_can_still_be_read():
    name = '"><img src=x onerror=alert(1)>{{7*7}}</script>'
    text = of(
        submission(PLAN, ["passed"] * 3, name, overrides=[Override("a_b", "passed", name, "")])
    )
    assert name not in text
    assert name in unescape(text)
    assert "49" not in words(text)
