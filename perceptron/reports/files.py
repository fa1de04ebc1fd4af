"""All outputs of a graded class as files: each whole, or as it was before."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

from perceptron.entries import digest, in_bytes
from perceptron.guard import printable
from perceptron.marks import Graded, Gradings, Plan, graded
from perceptron.reports.feedback import feedback
from perceptron.reports.gradescope import results
from perceptron.reports.junit import junit
from perceptron.reports.page import page
from perceptron.reports.script import script_of
from perceptron.reports.tables import canvas_csv, grades_csv, moodle_csv

FORBIDDEN = '/\\:*?"<>|'  # in names of files, on one system or another
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # on Windows
MARKED = re.compile(r".*-[0-9a-f]{16}", re.IGNORECASE | re.DOTALL)
LONGEST, MOST_BYTES = 100, 200  # of a name: a path has room for about 255, the mark included
UNWRITTEN = "its report could not be written: {error}"


def write_outputs(gradings: Gradings, folder: Path) -> dict[str, str]:
    """Write tables, feedback, results and the report beside the gradebook; OSError if it cannot.

    A submission of which that fails stops no other: it is returned by name, and in the tables and
    the report it has the reason as its trouble.
    """
    plan, unwritten = gradings.plan, dict[str, str]()
    names = own_names([each.name for each in gradings.submissions])
    for each in gradings.submissions:
        try:
            _write(folder, _of_one(plan, each, names[each.name]))
        except Exception as error:
            unwritten[each.name] = UNWRITTEN.format(error=_told(error))
    told = [
        replace(each, trouble=unwritten.get(each.name, each.trouble))
        for each in gradings.submissions
    ]
    try:
        texts = _of_class(plan, told)
    except Exception:
        unmade = {each.name: why for each in told if (why := _unmade(plan, each))}
        told = [
            graded(plan, each.name, {}, trouble=unmade[each.name]) if each.name in unmade else each
            for each in told
        ]
        texts, unwritten = _of_class(plan, told), unwritten | unmade
    _write(folder, texts.items())
    return unwritten


def _write(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    for path, text in texts:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}.unfinished")
        try:
            unfinished.write_text(text, encoding="utf-8", newline="")
            os.replace(unfinished, file)
        except Exception:
            unfinished.unlink(missing_ok=True)
            raise


def _of_one(plan: Plan, each: Graded, name: str) -> Iterator[tuple[str, str]]:
    yield f"feedback/{name}/feedback.txt", feedback(plan, each)
    for property_, script in scripts(each):
        yield f"feedback/{name}/{property_}.py", script
    yield f"results/{name}.json", json.dumps(results(plan, each), indent=1)


def _of_class(plan: Plan, submissions: Sequence[Graded]) -> dict[str, str]:
    gradings = Gradings(plan, tuple(submissions))
    texts = {"grades.csv": "\ufeff" + grades_csv(gradings)}  # so that Excel takes it for UTF-8
    if any(each.student.moodle for each in submissions):
        texts["moodle.csv"] = moodle_csv(gradings)
    if any(each.student.canvas for each in submissions):
        texts["canvas.csv"] = canvas_csv(gradings)
    return {**texts, "junit.xml": junit(gradings), "report.html": page(gradings)}


def _unmade(plan: Plan, each: Graded) -> str:
    """Return why a submission is in no table or report; empty where it is."""
    try:
        _of_class(plan, [each])
    except Exception as error:
        return UNWRITTEN.format(error=_told(error))
    return ""


def _told(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or f"{type(error).__name__}: {error}"


def scripts(graded: Graded) -> Iterator[tuple[str, str]]:
    """Yield the scripts that show what was lost and may be seen, by the properties' names."""
    for line in graded.lines:
        if line.status != "passed" and line.item.visibility == "visible":
            script = script_of(line.outcome, graded.file)
            if script:
                yield line.item.name, script


def own_names(submissions: Sequence[str]) -> dict[str, str]:
    """Return the name of each submission's own files: its own, or one that a digest marks.

    Marked is what one system or another does not keep, or takes for another's. The name is then the
    same in each run, whoever else is there.
    """
    alike = Counter(map(_folded, submissions))
    names = {}
    for name in submissions:
        plain = _plain(name)
        kept = plain == name and alike[_folded(name)] == 1 and not MARKED.fullmatch(name)
        names[name] = name if kept else f"{plain}-{digest(name, 16)}"
    return names


def _plain(name: str) -> str:
    """Return what every file system keeps of a name."""
    kept = "".join("_" if c in FORBIDDEN else c for c in printable(name, LONGEST))
    kept = in_bytes(kept, MOST_BYTES).strip(". ") or "_"
    return f"_{kept}" if DEVICE.fullmatch(kept) else kept


def _folded(name: str) -> str:
    """Return what names have in common that some file systems take for one."""
    return normalize("NFC", normalize("NFC", name).casefold())
