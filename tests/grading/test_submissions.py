"""A submission is read once, as bytes: what is judged is what the gradebook has a digest of."""

import os
import pickle
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perceptron.contract import TargetError
from perceptron.conventions import Conventions
from perceptron.grading import submissions
from perceptron.grading.submissions import find_submissions, left_aside, read
from perceptron.survey import survey
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
    monkeypatch.setattr(submissions, "bytes_of", refuse)
    assert read(found[0]).target.unclear == "cannot be read: Permission denied"


def test_a_file_that_is_taken_away_meanwhile_says_so(folder):
    ann, bob = find_submissions([str(folder)])
    (folder / "ann.py").unlink()
    (folder / "bob" / "perceptron.py").unlink()
    assert read(ann).target.unclear == "cannot be read: No such file or directory"
    assert read(bob).target.unclear == "cannot be read: its file is not there any more"


def test_what_this_user_may_not_read_says_so_and_stops_no_other():
    with tempfile.TemporaryDirectory() as made:  # where everybody may come
        os.chmod(made, 0o755)
        for path in ("ann.py", "bob/perceptron.py", "cara/perceptron.py", "cara/in/x", "dora.py"):
            Path(made, path).parent.mkdir(parents=True, exist_ok=True)
            Path(made, path).write_text(RIGHT, encoding="utf-8")
        for path in ("ann.py", "bob", "cara/in"):
            os.chmod(Path(made, path), 0)
        found = as_nobody(lambda: [read(each) for each in find_submissions([made])])
        for path in ("bob", "cara/in"):
            os.chmod(Path(made, path), 0o755)
    denied = "cannot be read: Permission denied"
    assert {each.name: each.target.unclear for each in found} == {
        "ann.py": denied,
        "bob": denied,
        "cara": denied,
        "dora.py": None,
    }


def as_nobody(function):
    """Return what a function returns in a process that is no administrator's."""
    out, into = os.pipe()
    if os.fork() == 0:
        try:
            if os.geteuid() == 0:
                os.seteuid(65534)
            os.write(into, pickle.dumps(function()))
        finally:
            os._exit(0)
    os.close(into)
    with open(out, "rb") as opened:
        return pickle.load(opened)


def test_a_module_is_no_submission():
    with pytest.raises(TargetError, match=r"expected a \.py file, a notebook or a folder"):
        find_submissions(["perceptron:Perceptron"])


@pytest.fixture
def downloaded(tmp_path):
    """Write files as Canvas and Moodle name them in a download, and what is no submission."""

    def downloaded_(*names):
        folder = tmp_path / "downloaded"
        folder.mkdir()
        for name in names:
            (folder / name).write_text(f"# {name}\n", encoding="utf-8")
        return folder

    return downloaded_


HELPER = "annlee_20001_310111_activation.py"
PROGRAM = "annlee_20001_310112_perceptron.py"


def test_files_of_one_student_are_one_submission_under_their_own_names(downloaded):
    other = "Bo Li_1021_assignsubmission_file_neuron.py"
    folder = downloaded(HELPER, PROGRAM, other)
    bo, ann = find_submissions([str(folder)])
    assert (bo.label, ann.label) == (other, PROGRAM)
    assert read(bo).files == (("neuron.py", f"# {other}\n".encode()),)
    made = read(ann)
    assert [name for name, _ in made.files] == ["files/activation.py", "files/perceptron.py"]
    assert (made.target.where, made.target.root) == ("files/perceptron.py", "files")
    before = made.digest
    (folder / HELPER).write_text("# changed\n", encoding="utf-8")
    assert read(find_submissions([str(folder)])[1]).digest != before


def test_a_helper_of_the_same_student_can_be_imported(downloaded, tmp_path):
    folder = downloaded(HELPER, PROGRAM)
    (folder / HELPER).write_text("import numpy as np\nstep = lambda z: np.where(z >= 0, 1, 0)\n")
    program = RIGHT.replace(
        "np.where(X @ self.weights + self.bias >= 0, 1, 0)", "step(X @ self.weights + self.bias)"
    )
    (folder / PROGRAM).write_text(f"from activation import step\n{program}", encoding="utf-8")
    (target,) = find_submissions([str(folder)])
    model = survey(read(target).laid_out(tmp_path / "scratch"), Conventions())
    assert "predict" in model.offer.capabilities


def test_two_files_of_one_own_name_are_both_kept(downloaded):
    folder = downloaded(PROGRAM, PROGRAM.replace("310112", "310113"))
    (target,) = find_submissions([str(folder)])
    names = [name for name, _ in read(target).files]
    assert names == ["files/perceptron.py", f"files/{PROGRAM.replace('310112', '310113')}"]


def test_a_name_of_a_download_that_is_no_name_of_a_file_is_kept_whole(downloaded):
    dots = PROGRAM.replace("perceptron.py", "..")
    (target,) = find_submissions([str(downloaded(PROGRAM, dots))])
    assert [name for name, _ in read(target).files] == [f"files/{dots}", "files/perceptron.py"]


def test_of_a_students_files_none_covers_another(downloaded):
    own = "perceptron.py"
    twin = PROGRAM.replace("310112", "310113")
    names = [PROGRAM.replace(own, twin), PROGRAM, twin]
    (target,) = find_submissions([str(downloaded(*names))])
    contents = {content for _, content in read(target).files}
    assert contents == {f"# {name}\n".encode() for name in names}


def test_a_download_that_is_too_large_is_not_read_whole(downloaded, monkeypatch):
    folder = downloaded(PROGRAM)
    os.truncate(folder / PROGRAM, 1 << 40)
    monkeypatch.setattr(submissions, "MOST_BYTES", 10)
    (target,) = find_submissions([str(folder)])
    assert "hand in the program without its data" in str(read(target).target.unclear)


@pytest.mark.parametrize(
    ("names", "unclear"),
    [
        (["annlee_20001_310111_hw.zip"], "found hw.zip; expected a .py file or a notebook"),
        (
            ["annlee_20001_310111_a.py", "annlee_20001_310112_b.py"],
            "which of a.py, b.py is it? Name it perceptron.py, or give its path",
        ),
    ],
)
def test_a_student_whose_program_is_not_found_is_a_submission_that_says_so(
    downloaded, names, unclear
):
    (target,) = find_submissions([str(downloaded(*names))])
    assert read(target).target.unclear == unclear


def test_an_empty_folder_of_a_student_is_a_submission_too(downloaded):
    folder = downloaded(PROGRAM)
    (folder / "Rita R_6_assignsubmission_file").mkdir()
    empty, _ = find_submissions([str(folder)])
    assert read(empty).target.unclear == "an empty folder; expected a .py file or a notebook"


def test_submissions_of_two_folders_have_two_names(downloaded, tmp_path):
    folder = downloaded(PROGRAM)
    shutil.copytree(folder, tmp_path / "again")
    found = find_submissions([str(folder), str(tmp_path / "again")])
    assert [target.label for target in found] == [PROGRAM, f"{PROGRAM} (2)"]


def test_what_is_left_aside_is_named(downloaded):
    folder = downloaded(PROGRAM, "annlee_20001_310113_hw.pdf", "names.csv", "mine.py", "_x", ".x")
    for name in (".mine.py", "conftest.py", "._Ann Lee_1_assignsubmission_file_x.py"):
        (folder / name).write_text(RIGHT, encoding="utf-8")
    for name in ("nothing", ".hidden", "__pycache__", ".git"):
        (folder / name).mkdir()
    os.mkfifo(folder / PROGRAM.replace("annlee_2", "boli_3"))
    paths = [str(folder), str(folder / PROGRAM)]
    assert left_aside(paths, find_submissions(paths)) == [
        ".hidden",
        ".mine.py",
        "_x",
        PROGRAM.replace("annlee_2", "boli_3"),
        "conftest.py",
        "names.csv",
        "nothing",
    ]


def test_of_a_package_nothing_is_left_aside(tmp_path):
    for name in ("__init__.py", "_model.py", "notes.txt"):
        (tmp_path / name).write_text(RIGHT, encoding="utf-8")
    found = find_submissions([str(tmp_path)])
    assert (len(found), left_aside([str(tmp_path)], found)) == (1, [])


def test_a_folder_that_is_not_there_is_told_beside_one_of_a_download(downloaded):
    with pytest.raises(TargetError, match="typo: no such file or folder"):
        find_submissions([str(downloaded(PROGRAM)), "typo"])


def test_a_download_without_a_program_has_its_rows_all_the_same(downloaded, monkeypatch):
    folder = downloaded("annlee_20001_310111_hw.pdf")
    (folder / "Rita R_6_assignsubmission_file").mkdir()
    assert len(find_submissions([str(folder), str(folder)])) == 2
    monkeypatch.chdir(folder.parent)
    assert len(find_submissions([folder.name])) == 2


def test_what_cannot_be_read_stops_no_other(downloaded, monkeypatch):
    other = "boli_20002_310113_perceptron.py"
    folder = downloaded(HELPER, HELPER.replace("activation", "mine"), other)
    closed = folder / "Rita R_6_assignsubmission_file"
    closed.mkdir()
    iterdir = Path.iterdir

    def refused(path):
        if path == closed or path.is_file():
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    monkeypatch.setattr("perceptron.targets.beginning", refused)
    found = {target.label: target.unclear for target in find_submissions([str(folder)])}
    denied = "cannot be read: Permission denied"
    assert found == {
        "Rita R_6_assignsubmission_file": denied,
        HELPER: denied,
        other: None,
    }
