"""A submission's results.json, as Gradescope's autograder specification has it.

https://gradescope-autograders.readthedocs.io/en/latest/specs/, "Output format". Gradescope shows
a test as its own visibility says. It shows the total once every test can be seen, where `hidden`
ones do not stand in the way: those should give no points, since the total would tell of them.
"""

import math
from decimal import Decimal
from typing import Any

from perceptron.guard import printable
from perceptron.marks import Graded, Line, Plan
from perceptron.reports.feedback import in_words, of_line, overview

TEXT = "text"  # shown as it stands: no HTML, no Markdown, no escapes of a terminal


def results(plan: Plan, graded: Graded) -> dict[str, Any]:
    """Return results.json as data: one test a property, in the plan's order.

    A program that could not be run has all its tests at 0 and the reason in `output`, which holds
    what its student may read now. What prints while grading is for instructors.
    """
    return {
        "score": _number(graded.score),
        "execution_time": _number(graded.seconds),
        "output": overview(plan, graded),
        "output_format": TEXT,
        "test_output_format": TEXT,
        "test_name_format": TEXT,
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"submission": printable(graded.name), "graded_at": printable(graded.at)},
        "tests": [_test(place, line) for place, line in enumerate(graded.lines, start=1)],
    }


def _test(place: int, line: Line) -> dict[str, Any]:
    item = line.item
    tags = {
        item.theme: True,
        "extra": not item.counts,
        "decided by hand": line.override is not None,
        "not judged": line.status == "grader error",
    }
    return {
        "score": _number(line.earned),
        "max_score": _number(item.points if item.counts else 0),
        "status": "passed" if line.status == "passed" else "failed",
        "name": in_words(item.name),
        "name_format": TEXT,
        "number": str(place),
        "output": of_line(line),
        "output_format": TEXT,
        "tags": [printable(tag) for tag, given in tags.items() if given],
        "visibility": item.visibility,
        "extra_data": {"property": printable(item.name), "found": line.outcome.status},
    }


def _number(value: Decimal | float) -> float:
    """Return a number that JSON has: NaN and inf, which it has not, are nothing to give."""
    number = float(value)
    return number if math.isfinite(number) else 0.0
