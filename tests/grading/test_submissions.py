"""A submission is read once, as bytes: what is judged is what the gradebook has a digest of."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perceptron.contract import TargetError
from perceptron.grading import submissions
from perceptron.grading.submissions import find_submissions, read
from perceptron.targets import Target

from .programs import RIGHT


@pytest.fixture
def folder(tmp_path):
    """Give a class of a file, a folder of two, and what is nobody's work beside it."""
    (tmp_path / "class" / "bob" / "__pycache__").mkdir(parents=True)
    (tmp_path / "class" / "ann.py").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "class" / "bob" / "perceptron.py").write_text(
        "from step import f", encoding="utf-8"
    )
    (tmp_path / "class" / "bob" / "step.py").write_text("f = 1", encoding="utf-8")
    (tmp_path / "class" / "bob" / "__pycache__" / "step.pyc").write_bytes(b"1")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    os.symlink(tmp_path / "secret.txt", tmp_path / "class" / "bob" / "data.txt")
    return tmp_path / "class"


def test_a_file_is_one_submission_and_so_is_a_folder(folder):
    ann, bob = map(read, find_submissions([str(folder)]))
    assert [name for name, _ in ann.files] == ["ann.py"]
    assert [name for name, _ in bob.files] == ["bob/perceptron.py", "bob/step.py"]


def test_what_was_read_is_laid_out_elsewhere_as_it_was(folder, tmp_path):
    _, bob = map(read, find_submissions([str(folder)]))
    target = bob.laid_out(tmp_path / "scratch")
    assert target.where == str(tmp_path / "scratch" / "bob" / "perceptron.py")
    assert target.root == str(tmp_path / "scratch" / "bob")
    assert (tmp_path / "scratch" / "bob" / "step.py").read_text(encoding="utf-8") == "f = 1"


def test_the_digest_is_of_the_content_wherever_it_lies(folder, tmp_path):
    digest = read(find_submissions([str(folder)])[1]).digest
    folder.rename(tmp_path / "moved")
    moved = find_submissions([str(tmp_path / "moved")])[1]
    assert read(moved).digest == digest
    (tmp_path / "moved" / "bob" / "step.py").write_text("f = 2", encoding="utf-8")
    assert read(moved).digest != digest


@given(st.lists(st.tuples(st.text(), st.binary()), unique_by=lambda file: file[0]), st.data())
def test_different_files_have_different_digests(files, data):
    other = data.draw(st.lists(st.tuples(st.text(), st.binary()), unique_by=lambda file: file[0]))
    target = Target("a", "a.py", None, {})
    one, two = (submissions.Submission(target, tuple(each)) for each in (files, other))
    assert (one.digest == two.digest) == (files == other)


@pytest.mark.parametrize(("limit", "value"), [("MOST_BYTES", 10), ("MOST_FILES", 1)])
def test_a_submission_that_is_too_large_says_so_and_stops_no_other(
    folder, monkeypatch, limit, value
):
    monkeypatch.setattr(submissions, limit, value)
    _, bob = map(read, find_submissions([str(folder)]))
    assert "hand in the program without its data" in bob.target.unclear
    assert bob.files == ()


def test_what_cannot_be_read_says_so(folder, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    found = find_submissions([str(folder)])
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert read(found[0]).target.unclear == "cannot be read: Permission denied"


def test_a_module_is_no_submission():
    with pytest.raises(TargetError, match=r"expected a \.py file, a notebook or a folder"):
        find_submissions(["perceptron:Perceptron"])
