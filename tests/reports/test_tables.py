"""CSV of a class: it reads back, nothing in it is evaluated, and gradebooks get only sure marks."""

import csv
import html
import io
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from classes import SIGNS, classes, every_status, item, one_class, outcome, submission, thorough
from hypothesis import example, given

from perceptron.contract import NOT_DRIVEN
from perceptron.marks import Gradings, Override, Plan, Student
from perceptron.reports.feedback import feedback
from perceptron.reports.tables import CANVAS, MOODLE, canvas_csv, grades_csv, moodle_csv

WRITERS = (grades_csv, moodle_csv, canvas_csv)
PLAN = Plan("Homework", (item("one", "1.50"), item("two", "2"), item("more", counts=False)))


def read(text, delimiter=","):
    return list(
        csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=delimiter == ",")
    )


def named(name, statuses, student="", **numbers):
    return submission(PLAN, statuses, name, student=Student(student or name, **numbers))


@thorough
@given(gradings=classes())
def test_every_file_reads_back_with_as_many_cells_in_each_row(gradings):
    for text in (write(gradings) for write in WRITERS):
        rows = read(text)
        assert len({len(row) for row in rows}) == 1
        assert all(cell.isprintable() for row in rows for cell in row)
        assert max(len(cell) for row in rows for cell in row) <= 32_767
        assert text.count("\n") == text.count("\r\n") == len(rows)
        assert text.encode()


@thorough
@given(gradings=classes())
def test_no_cell_is_one_that_a_spreadsheet_evaluates(gradings):
    for write, delimiter in product(WRITERS, ",;"):
        for row in read(write(gradings), delimiter):
            assert not [cell for cell in row if cell.strip(' "').startswith(SIGNS)]


@pytest.mark.parametrize("write", WRITERS)
def test_no_cell_is_longer_than_excel_keeps(write):
    plan = Plan("x" * 40_000, tuple(item(f"{k}_{'x' * 40_000}") for k in range(9)))
    found = [outcome(of, "failed", printed=f"{'<' * 150}\n" * 10) for of in plan.items]
    ann = submission(plan, found, ";=" * 20_000, student=Student("ann", "7", "7"))
    lengths = [len(cell) for row in read(write(one_class(ann, plan=plan))) for cell in row]
    assert 19_000 <= max(lengths) <= 32_767


@thorough
@given(gradings=classes())
def test_scores_are_numbers_and_exact(gradings):
    head, *rows = read(grades_csv(gradings))
    place = head.index("score")
    for row, graded in zip(rows, gradings.submissions, strict=True):
        assert Decimal(row[place]) == graded.score
        assert Decimal(row[place + 1]) == gradings.plan.total
        assert row[place + 5 :] == [
            line.status + (" (by hand)" if line.override else "") for line in graded.lines
        ]


def test_a_lecturer_reads_score_words_and_what_was_decided_or_not_judged():
    by_hand = Override("two", "passed", "I looked", "2026-11-25")
    ann = submission(
        PLAN,
        ["passed", "failed", "grader error"],
        "ann.py",
        overrides=[by_hand],
        trouble="no space",
        findings=((NOT_DRIVEN, "no class"),),
    )
    assert read(grades_csv(one_class(ann, plan=PLAN))) == [
        [
            *(
                "submission",
                "student",
                "score",
                "total",
                "not run",
                "not judged",
                "decided by hand",
            ),
            *("one (1.5)", "two (2)", "more (extra)"),
        ],
        [
            *("ann.py", "", "3.5", "3.5", "no class", "no space; more", "two: passed: I looked"),
            *("passed", "passed (by hand)", "grader error"),
        ],
    ]


def test_moodle_gets_its_worksheet_for_those_with_a_number():
    ann = named("Ann Lee", ["passed", "failed", "passed"], moodle="1234567")
    bob = named("Bob", ["passed", "failed", "passed"], canvas="7")
    head, *rows = read(moodle_csv(one_class(ann, bob, plan=PLAN)))
    assert tuple(head) == MOODLE
    (row,) = rows
    assert row[:9] == [
        *("Participant 1234567", "Ann Lee", "", "Submitted for grading", "1.5", "3.5", "Yes", ""),
        "2026-11-25T22:41:35+00:00",
    ]
    inside = row[9].removeprefix("<pre>").removesuffix("</pre>")
    assert html.unescape(inside.replace("<br>", "\n")) + "\n" == feedback(PLAN, ann)


@thorough
@given(gradings=classes())
@example(
    gradings=one_class(
        submission(PLAN, ["passed"] * 3, at="\\", student=Student("Ann", moodle="7")), plan=PLAN
    )
)
def test_moodles_comments_are_html_of_text_and_hold_no_escape_of_php(gradings):
    for row in read(moodle_csv(gradings))[1:]:
        assert "\\" not in "".join(row)
        inside = row[9].removeprefix("<pre>").removesuffix("</pre>").replace("<br>", "")
        assert not set(inside) & set("<>\"'")


def test_a_backslash_in_a_name_escapes_nothing_in_moodle():
    ann = named("Ann\\", ["passed"] * 3, moodle="7")
    assert read(moodle_csv(one_class(ann, plan=PLAN)))[1][1] == "Ann"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "start", ["\\", "\\\\ ", '\\"', ";\\", "\t\\", "Points Possible", ";Points Possible"]
)
def test_what_is_taken_out_of_a_name_leaves_no_formula(start, sign):
    ann = named(f"{start}{sign}1", ["passed"] * 3, moodle="7", canvas="7")
    for write, delimiter in product(WRITERS, ",;"):
        for row in read(write(one_class(ann, plan=PLAN)), delimiter):
            assert not [cell for cell in row if cell.strip(' "').startswith(SIGNS)]


@pytest.mark.parametrize("name", ["Points Points PossiblePossible", "Points\x00Possible"])
def test_no_name_becomes_canvas_row_of_points(name):
    ann = named(name, ["failed"] * 3, canvas="7")
    assert "Points Possible" not in read(canvas_csv(one_class(ann, plan=PLAN)))[2][0]


def test_a_name_cannot_pass_for_canvas_row_of_points():
    ann = named("Points Possible", ["failed"] * 3, canvas="7")
    assert read(canvas_csv(one_class(ann, plan=PLAN)))[2] == [
        "Points-Possible",
        "7",
        "",
        "",
        "",
        "0",
    ]


def test_canvas_gets_a_gradebook_for_those_with_a_number():
    ann = named("ann", ["passed", "failed", "passed"], canvas="12345")
    bob = named("bob", ["passed", "failed", "passed"], moodle="7")
    assert read(canvas_csv(one_class(ann, bob, plan=PLAN))) == [
        [*CANVAS, "Homework"],
        ["    Points Possible", "", "", "", "", "3.5"],
        ["ann", "12345", "", "", "", "1.5"],
    ]


@thorough
@given(gradings=classes())
def test_canvas_has_one_row_of_points_possible(gradings):
    rows = read(canvas_csv(gradings))
    assert [row[0] for row in rows].count("    Points Possible") == 1
    assert sum("Points Possible" in row[0] for row in rows) == 1
    assert all(row[1].isdigit() for row in rows[2:])


@pytest.mark.parametrize(
    ("write", "kind", "first"), [(moodle_csv, "moodle", 1), (canvas_csv, "canvas", 2)]
)
class TestAGradebook:
    def rows(self, write, first, *made):
        return read(write(one_class(*made, plan=PLAN)))[first:]

    def test_gets_the_best_of_a_students_files(self, write, kind, first):
        files = [
            named(name, statuses, "ann", **{kind: "7"})
            for name, statuses in {
                "helper.py": ["not offered"] * 3,
                "perceptron.py": ["passed", "passed", "failed"],
                "old.py": ["passed", "failed", "failed"],
            }.items()
        ]
        (row,) = self.rows(write, first, *files)
        assert "3.5" in row[4:6] and "0" not in row[4:6]  # noqa: PT018

    def test_gets_nobody_whom_the_grader_could_not_judge(self, write, kind, first):
        unsure = named("ann", ["passed", "grader error", "passed"], **{kind: "7"})
        assert self.rows(write, first, unsure) == []
        nothing = replace(unsure, lines=(), trouble="no space")
        assert self.rows(write, first, nothing) == []
        extra = named("ann", ["passed", "passed", "grader error"], **{kind: "7"})
        assert len(self.rows(write, first, extra)) == 1

    def test_gets_no_number_that_two_names_claim(self, write, kind, first):
        both = [named(name, ["passed"] * 3, **{kind: "7"}) for name in ("ann", "bob")]
        assert self.rows(write, first, *both) == []


def test_a_class_of_every_status_names_each():
    plan, graded = every_status()
    _, row = read(grades_csv(one_class(graded, plan=plan)))
    assert row[7:] == [line.status for line in graded.lines]
    assert row[5] == "grader_error"


@pytest.mark.parametrize("write", WRITERS)
def test_a_class_of_nobody_has_its_head(write):
    assert len(read(write(Gradings(PLAN, ())))) == (2 if write is canvas_csv else 1)
