"""Every submission has files of its own; what stops one of them stops no other."""

import csv
import json
import os
from pathlib import Path
from unicodedata import normalize

import pytest
from classes import hostile, item, one_class, submission
from hypothesis import example, given
from hypothesis import strategies as st

from perceptron.marks import Plan
from perceptron.reports import files
from perceptron.reports.files import own_names, write_outputs

PLAN = Plan("Homework", (item("one"), item("two")))
NAMES = ["ann.py", "ANN.py", "ann.py-0123456789abcdef", "a?.py", "a*.py", "CON", "con.py", "LPT1.x"]
NAMES += ["", ".", "..", "...", " ", "a.", "a ", "a", "/", "a/../../b", "\xe9", "e\u0301", "-x"]
NAMES += ["山" * 80, "山" * 80 + "x", "😀" * 70, "x" * 255, "x" * 255 + "y", "ß", "ss", "\ud800"]
names = st.lists(st.sampled_from(NAMES) | hostile, unique=True)


def folded(name):
    return normalize("NFC", normalize("NFC", name).casefold())


@given(names)
@example(NAMES)
def test_every_submission_has_a_name_of_its_own_on_every_file_system(submissions):
    found = own_names(submissions)
    assert [*found] == submissions
    assert len({folded(name) for name in found.values()}) == len(found)
    for name in found.values():
        assert not set(name) & {*'/\\:*?"<>|'}
        assert name.isprintable()
        assert name == name.strip(". ") != ""
        assert len(f".{name}.json.unfinished".encode()) <= 255
        assert name.partition(".")[0].lower() not in {"con", "prn", "aux", "nul", "lpt1"}


@given(names, st.sampled_from(NAMES))
def test_its_name_is_the_same_whoever_else_is_there_unless_they_are_taken_for_one(submissions, own):
    others = [name for name in submissions if folded(name) != folded(own)]
    assert own_names([*others, own])[own] == own_names([own])[own]
    assert own_names([own, *others])[own] == own_names([own])[own]


def test_a_name_of_another_submission_is_not_to_be_had():
    marked = own_names(["a?.py"])["a?.py"]
    assert own_names([marked, "a?.py"])["a?.py"] == marked
    assert own_names([marked, "a?.py"])[marked] != marked
    upper = marked.upper()
    assert folded(own_names([upper])[upper]) != folded(marked)


def test_a_usual_name_is_kept():
    usual = ["ann.py", "Ann Lee_1_assignsubmission_file_", "山田.py", "b"]
    assert own_names(usual) == {name: name for name in usual}


def two():
    return one_class(
        submission(PLAN, ["passed", "failed"], "ann.py"),
        submission(PLAN, ["passed"] * 2, "bob.py"),
        plan=PLAN,
    )


def troubles(folder):
    with open(folder / "grades.csv", encoding="utf-8-sig", newline="") as opened:
        return {row["submission"]: row["not judged"] for row in csv.DictReader(opened)}


def test_all_can_be_written(tmp_path):
    assert write_outputs(two(), tmp_path) == {}
    assert troubles(tmp_path) == {"ann.py": "", "bob.py": ""}


def test_files_that_cannot_be_written_stop_no_other_submission(tmp_path):
    (tmp_path / "feedback").mkdir()
    (tmp_path / "feedback" / "ann.py").touch()  # a file where the folder should be
    told = {"ann.py": "its report could not be written: File exists"}
    assert write_outputs(two(), tmp_path) == told
    assert troubles(tmp_path) == told | {"bob.py": ""}
    for name in ("report.html", "junit.xml"):
        assert told["ann.py"] in (tmp_path / name).read_text(encoding="utf-8")
    assert (tmp_path / "feedback" / "bob.py" / "feedback.txt").exists()
    assert json.loads((tmp_path / "results" / "bob.py.json").read_text("utf-8"))["score"] == 2
    assert not [*tmp_path.rglob("*.unfinished")]


@pytest.mark.parametrize("name", ["feedback", "page", "junit"])
def test_a_submission_that_no_output_can_be_made_of_stops_no_other(tmp_path, monkeypatch, name):
    made = getattr(files, name)

    def broken(*given):
        *_, graded = given
        if any(
            each.name == "ann.py" and each.score
            for each in getattr(graded, "submissions", [graded])
        ):
            raise ZeroDivisionError("by ann.py")
        return made(*given)

    monkeypatch.setattr(files, name, broken)
    told = {"ann.py": "its report could not be written: ZeroDivisionError: by ann.py"}
    assert write_outputs(two(), tmp_path) == told
    assert troubles(tmp_path)["ann.py"].startswith(told["ann.py"])
    assert troubles(tmp_path)["bob.py"] == ""
    assert (tmp_path / "feedback" / "bob.py" / "feedback.txt").exists()


def test_a_text_that_cannot_be_encoded_leaves_no_unfinished_file(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "feedback", lambda _, graded: "\ud800" * (graded.name == "ann.py"))
    assert [*write_outputs(two(), tmp_path)] == ["ann.py"]
    assert not [*tmp_path.rglob("*.unfinished")]


def test_a_folder_that_cannot_be_written_to_is_an_error(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_outputs(two(), tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_nothing_is_written_outside_of_the_folder(tmp_path):
    made = [submission(PLAN, ["passed"] * 2, name) for name in NAMES]
    out = tmp_path / "a" / "out"
    assert write_outputs(one_class(*made, plan=PLAN), out) == {}
    assert [*tmp_path.iterdir()] == [tmp_path / "a"]
    assert [*Path(tmp_path / "a").iterdir()] == [out]
    assert (
        len([*out.glob("feedback/*/feedback.txt")]) == len([*out.glob("results/*")]) == len(NAMES)
    )
