"""What a killed process left in the temporary folder is removed by the next one, no more."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from perceptron.scratch import HELD, scratch_folder

BEGUN = """
import os, sys
from perceptron.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "submission").mkdir()
    (folder / "submission" / "student.py").touch()
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """Let temporary folders be made in a place of the test's own."""
    made = tmp_path / "tmp"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@pytest.fixture
def begun(place):
    """Start a process that has a folder until its input ends, or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", BEGUN],
        env={**os.environ, "TMPDIR": str(place)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process, Path(process.stdout.readline().strip())


def left_behind(place, name="perceptron-left"):
    """Make a folder as a process leaves it that is gone."""
    folder = place / name
    folder.mkdir()
    (folder / HELD).touch()
    return folder


def test_a_folder_is_there_until_the_end_of_the_block(place):
    with scratch_folder() as folder:
        assert folder.parent == place
        (folder / "file").touch()
    assert [*place.iterdir()] == []


def test_what_a_killed_process_left_behind_goes_and_what_a_living_one_has_stays(begun, place):
    process, folder = begun
    with scratch_folder() as own:
        assert {*place.iterdir()} == {folder, own}
    process.kill()
    process.wait()
    assert [*place.iterdir()] == [folder]
    with scratch_folder() as own:
        assert [*place.iterdir()] == [own]


def test_two_of_one_process_stay(place):
    with scratch_folder() as one, scratch_folder() as two:
        assert {*place.iterdir()} == {one, two}


def test_a_folder_that_no_run_made_stays(place):
    (place / "perceptron-notes").mkdir()
    (place / "perceptron-file").touch()
    left_behind(place, "mine")
    before = {*place.iterdir()}
    with scratch_folder():
        pass
    assert {*place.iterdir()} == before


def test_no_link_is_followed(place, tmp_path):
    target = left_behind(tmp_path, "elsewhere")
    (place / "perceptron-link").symlink_to(target)
    inner = left_behind(place, "perceptron-inner")
    (inner / HELD).unlink()
    (inner / HELD).symlink_to(target / HELD)
    with scratch_folder():
        pass
    assert target.is_dir()
    assert inner.is_dir()


def test_a_folder_of_another_user_stays(place, monkeypatch):
    folder = left_behind(place)
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    with scratch_folder():
        pass
    assert folder.is_dir()


def test_without_locks_as_on_windows_a_folder_is_given_and_none_is_removed(place, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    folder = left_behind(place)
    with scratch_folder() as own:
        assert own.is_dir()
    assert [*place.iterdir()] == [folder]
