"""A graded class as CSV (RFC 4180): for a spreadsheet, and for the gradebooks of Moodle and Canvas.

A gradebook has a row for each student whose number the download told, with the best of theirs
where there are several. Left out is who has one that the grader could not judge, since 0 is no
mark of theirs, and a number that comes with two names, since it may be either's: `perceptron grade`
names both. Who is left out keeps the grade that is there.

No cell is one that a spreadsheet would evaluate, be its separator a comma or a semicolon: text
that begins like a formula has an apostrophe in front (OWASP, "CSV injection").
"""

import csv
import html
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from perceptron.guard import printable
from perceptron.marks import Graded, Gradings, Item, Line, shown
from perceptron.reports.feedback import feedback

CELL = 20_000  # characters, before apostrophes: Excel cuts a cell off at 32,767
MOODLE = (
    "Identifier",
    "Full name",
    "Email address",
    "Status",
    "Grade",
    "Maximum Grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
LMS = Literal["moodle", "canvas"]
SYSTEMS: tuple[LMS, ...] = ("moodle", "canvas")
POINTS_POSSIBLE = "    Points Possible"  # with its four blanks, as Canvas writes it

_SIGNS = r"=+\-@＝＋－＠﹦﹢﹣﹫"  # noqa: RUF001
_FORMULA = re.compile(rf'(^|;)([ "]*)(?=[{_SIGNS}])')
# HTML's own escapes end in a semicolon, so what may follow is escaped too; PHP's is the backslash.
_ESCAPED = {ord(sign): f"&#{ord(sign)};" for sign in _SIGNS}


def grades_csv(gradings: Gradings) -> str:
    """Return a row a submission: its score, why it could not be run, what a person decided.

    Then a column a property, with the word for what came of it. Excel reads names in all alphabets
    where the file begins with a byte order mark: write it in Python's `utf-8-sig`, newline="".
    """
    head = ["submission", "student", "score", "total", "not run", "not judged", "decided by hand"]
    rows = [[*head, *(_text(_column(item)) for item in gradings.plan.items)]]
    for each in gradings.submissions:
        unjudged = "; ".join([each.trouble] * bool(each.trouble) + each.unjudged)
        decided = "; ".join(_decided(line) for line in each.lines if line.override)
        rows.append(
            [
                _text(each.name),
                _text(each.student.name),
                shown(each.score),
                shown(gradings.plan.total),
                _text(each.not_run),
                _text(unjudged),
                _text(decided),
                *(_text(line.status + " (by hand)" * bool(line.override)) for line in each.lines),
            ]
        )
    return _written(rows)


def moodle_csv(gradings: Gradings) -> str:
    """Return Moodle's offline grading worksheet, with a row for each who has a Moodle number.

    Moodle reads the columns Identifier, Grade, Last modified (grade) and Feedback comments, by
    their English names: mod/assign/feedback/offline. Its comments are HTML. It keeps a grade that
    was given there after this one. The maximum grade there has to be the plan's total.
    """
    rows: list[Iterable[str]] = [MOODLE]
    for each in _numbered(gradings, "moodle"):
        rows.append(
            [
                f"Participant {each.student.moodle}",
                _for_php(each.student.name),
                "",
                "Submitted for grading",
                shown(each.score),
                shown(gradings.plan.total),
                "Yes",
                "",
                _for_php(each.at),
                _as_html(feedback(gradings.plan, each)),
            ]
        )
    return _written(rows)


def canvas_csv(gradings: Gradings) -> str:
    """Return a gradebook for Canvas to import, with a row for each who has a Canvas number.

    Canvas takes the assignment by its title, or makes a new one, and the student by the number:
    lib/gradebook_importer.rb. Write it without a byte order mark.
    """
    title = _text(gradings.plan.title)
    total = shown(gradings.plan.total)
    rows = [[*CANVAS, title], [POINTS_POSSIBLE, "", "", "", "", total]]
    for each in _numbered(gradings, "canvas"):
        name = _text(each.student.name, _of_a_student)
        rows.append([name, each.student.canvas, "", "", "", shown(each.score)])
    return _written(rows)


def contested(gradings: Gradings, kind: LMS) -> dict[str, list[Graded]]:
    """Return, by number, the submissions of all that two names claim: it may be either's."""
    found = _by_number(gradings, kind).items()
    return {number: own for number, own in found if not _is_ones(own)}


def _numbered(gradings: Gradings, kind: LMS) -> list[Graded]:
    """Return the best submission of each student who has a number and can be given a grade."""
    return [
        max(own, key=lambda each: each.score)
        for own in _by_number(gradings, kind).values()
        if _is_ones(own) and all(map(_judged, own))
    ]


def _is_ones(submissions: Sequence[Graded]) -> bool:
    return len({each.student.name for each in submissions}) == 1


def _by_number(gradings: Gradings, kind: LMS) -> dict[str, list[Graded]]:
    found: dict[str, list[Graded]] = {}
    for each in gradings.submissions:
        if number := getattr(each.student, kind):
            found.setdefault(number, []).append(each)
    return found


def _judged(graded: Graded) -> bool:
    unsure = (line.status == "grader error" and line.item.counts for line in graded.lines)
    return bool(graded.lines) and not any(unsure)


def _column(item: Item) -> str:
    return f"{item.name} ({shown(item.points) if item.counts else 'extra'})"


def _decided(line: Line) -> str:
    by_hand = line.override
    return f"{line.item.name}: {by_hand.status}: {by_hand.reason}" if by_hand else ""


def _text(value: str, changed: Callable[[str], str] = str) -> str:
    """Return text as a cell that means itself, also where it was changed for one reader."""
    return _FORMULA.sub(r"\1\2'", changed(printable(value, CELL)))


def _for_php(value: str) -> str:
    """Return text as a cell, without what PHP takes for an escape."""
    return _text(value, lambda text: text.replace("\\", ""))


def _of_a_student(name: str) -> str:
    """Return a name that makes no row about the assignment, as Canvas knows it by these words."""
    return name.replace("Points Possible", "Points-Possible")


def _as_html(text: str) -> str:
    """Return lines of text as HTML of one line, as many as there is room for."""
    lines, room = [], CELL
    for line in text.splitlines():
        lines.append(html.escape(line).translate(_ESCAPED))
        room -= len(lines[-1]) + len("<br>")
        if room < 0:
            lines[-1] = "..."
            break
    return f"<pre>{'<br>'.join(lines)}</pre>"


def _written(rows: Iterable[Iterable[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()
