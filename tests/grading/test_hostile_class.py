"""Names and files that nobody expects stop no class, vanish in no silence and reach nobody else."""

import csv
import os
import subprocess
from unicodedata import normalize
from xml.etree import ElementTree as Tree

from perceptron.grading.gradebook import Gradebook

from .hostile_class import ASIDE, LOST, PROGRAMS, hostile_class
from .interrupted import command
from .programs import write_assignment

CALLED = {name: label or name for name, label in PROGRAMS.items()}


def test_all_that_a_file_system_allows_is_graded_named_and_written(tmp_path):
    out, words = tmp_path / "out", command(tmp_path, tmp_path / "out")
    write_assignment(tmp_path / "assignment")
    with hostile_class(tmp_path / "class"):
        first = grade(words)
        found = graded(out)
        assert first.returncode == 0, first.stderr
        see_all_graded(found)
        see_all_named(found, first)
        see_each_has_files_of_its_own(found, out)
        see_each_is_in_every_table(found, out)
        before = {name: each.at for name, each in found.items()}
        assert grade(words).returncode == 0
    assert {name: each.at for name, each in graded(out).items()} == before, "judged again"
    assert {*os.listdir(tmp_path)} == {"assignment", "out"}


def grade(words):
    """Run the command; what waits for ever ends as an error."""
    return subprocess.run(words, capture_output=True, text=True, timeout=500, check=False)


def graded(out):
    with Gradebook(out) as book:
        return {each.name: each for each in book.gradings().submissions}


def see_all_graded(found):
    """Say that programs have full marks, the rest a reason, and that nobody is too many."""
    lost = {name: each.not_run for name, each in found.items() if each.not_run}
    assert {*lost} == {*LOST}
    assert {name: why for name, why in LOST.items() if not lost[name].startswith(why)} == {}
    assert {each.score for name, each in found.items() if name not in lost} == {3}
    assert not [name for name, each in found.items() if each.trouble or each.unjudged]
    own = {os.fsencode(name).partition(b"/")[0] for name in PROGRAMS}
    assert len(found) == len(own) - 1 + len(LOST), "two files are of one student"


def see_all_named(found, run):
    for label in CALLED.values():
        assert [name for name in found if name.startswith(label)], label
    assert run.stderr == f"not submissions: {', '.join(sorted(ASIDE))}\n"
    told = " ".join(run.stdout.split())
    assert {name for name in LOST if f"could not be run: {name}: {LOST[name]}" not in told} == set()


def see_each_has_files_of_its_own(found, out):
    for kind in ("feedback", "results"):
        names = os.listdir(out / kind)
        assert len({normalize("NFC", name).casefold() for name in names}) == len(found)
        assert max(len(os.fsencode(name)) for name in names) <= 255
    told = [file.read_text("utf-8").split("\n")[0] for file in out.glob("feedback/*/feedback.txt")]
    assert sorted(told) == sorted(f"Week 2: {name}".rstrip() for name in found)


def see_each_is_in_every_table(found, out):
    assert len(rows(out / "grades.csv", "utf-8-sig")) == 1 + len(found)
    numbers = {row[0] for row in rows(out / "moodle.csv")}
    assert numbers == {"Identifier", "Participant 123", "Participant 6"}
    numbers = {row[1] for row in rows(out / "canvas.csv")}
    assert numbers == {"ID", "", "12345", "12346", "12347"}
    for name in ("grades", "moodle", "canvas"):
        cells = [cell for row in rows(out / f"{name}.csv") for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    suites = Tree.parse(out / "junit.xml").getroot().findall("testsuite")
    assert len(suites) == len(found)
    report = (out / "report.html").read_text(encoding="utf-8")
    assert [k for k in range(1, len(found) + 1) if f'id="s{k}"' not in report] == []


def rows(file, encoding="utf-8"):
    with open(file, encoding=encoding, newline="") as opened:
        return list(csv.reader(opened))
