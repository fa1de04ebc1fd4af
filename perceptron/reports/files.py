"""All outputs of a graded class as files: each whole, or as it was before."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from perceptron.guard import printable
from perceptron.marks import Graded, Gradings
from perceptron.reports.feedback import feedback
from perceptron.reports.gradescope import results
from perceptron.reports.junit import junit
from perceptron.reports.page import page
from perceptron.reports.script import script_of
from perceptron.reports.tables import canvas_csv, grades_csv, moodle_csv

FORBIDDEN = '/\\:*?"<>|'  # in names of files, on one system or another
LONGEST = 100  # characters of a name: many bytes each, and a path has room for about 255


def write_outputs(gradings: Gradings, folder: Path) -> None:
    """Write tables, feedback, results and the report beside the gradebook; OSError if it cannot."""
    for path, text in _outputs(gradings):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}.unfinished")
        try:
            unfinished.write_text(text, encoding="utf-8", newline="")
            os.replace(unfinished, file)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise


def _outputs(gradings: Gradings) -> Iterator[tuple[str, str]]:
    plan, submissions = gradings.plan, gradings.submissions
    yield "grades.csv", "\ufeff" + grades_csv(gradings)  # so that Excel takes it for UTF-8
    if any(each.student.moodle for each in submissions):
        yield "moodle.csv", moodle_csv(gradings)
    if any(each.student.canvas for each in submissions):
        yield "canvas.csv", canvas_csv(gradings)
    for each in submissions:
        name = safe(each.name)
        yield f"feedback/{name}/feedback.txt", feedback(plan, each)
        for property_, script in scripts(each):
            yield f"feedback/{name}/{property_}.py", script
        yield f"results/{name}.json", json.dumps(results(plan, each), indent=1)
    yield "junit.xml", junit(gradings)
    yield "report.html", page(gradings)


def scripts(graded: Graded) -> Iterator[tuple[str, str]]:
    """Yield the scripts that show what was lost and may be seen, by the properties' names."""
    for line in graded.lines:
        if line.status != "passed" and line.item.visibility == "visible":
            script = script_of(line.outcome, graded.file)
            if script:
                yield line.item.name, script


def safe(name: str) -> str:
    """Return a submission's name as the name of a file: the same, or marked by a digest."""
    plain = "".join("_" if c in FORBIDDEN else c for c in printable(name, LONGEST)).lstrip(". ")
    if plain == name:
        return name
    return f"{plain}-{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:8]}"
