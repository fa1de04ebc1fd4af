"""A process that is ended from outside changes no gradebook; ended twice, it is judged again."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from perceptron.commands import grade as grading
from perceptron.grading.fleet import Fleet

from ..isolation.killed import kill, worker_of, zygote_of
from .interrupted import content
from .programs import write_assignment, write_class


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    made = tmp_path_factory.mktemp("task")
    write_class(made / "class", 2)
    write_assignment(made / "assignment")
    with pytest.MonkeyPatch.context() as patched:
        assert grade(made, patched) == 0
    return made


@pytest.fixture
def task(undisturbed, tmp_path):
    """Give the same class, of which nothing is graded."""
    for each in ("class", "assignment"):
        shutil.copytree(undisturbed / each, tmp_path / each)
    return tmp_path


def grade(task, monkeypatch):
    """Grade in a thread of this process, whose kills the test arranges."""
    monkeypatch.setattr(grading, "local_fleet", lambda _: Fleet(lambda: ThreadPoolExecutor(1), 1))
    words = [str(task / "class"), "--assignment", str(task / "assignment")]
    return grading.main([*words, "--out", str(task / "out")])


@pytest.mark.parametrize("which", [worker_of, zygote_of])
@pytest.mark.parametrize("name", ["survey", "recall", "train"])
def test_what_is_ended_once_is_in_the_gradebook_as_if_it_had_not_been(
    task, undisturbed, monkeypatch, name, which
):
    kill(monkeypatch, name, which=which)
    assert grade(task, monkeypatch) == 0
    assert content(task / "out") == content(undisturbed / "out")


@pytest.mark.parametrize(
    ("name", "unjudged"),
    [("survey", ""), ("train", ""), ("recall", "1 properties: ")],
    ids=["survey", "train", "recall"],
)
def test_what_is_ended_twice_is_named_and_judged_by_the_next_run(
    task, undisturbed, monkeypatch, capsys, name, unjudged
):
    with monkeypatch.context() as patched:
        kill(patched, name, times=2)
        assert grade(task, patched) == 3
    told = " ".join(capsys.readouterr().out.split())
    assert f"could not be judged: s000.py: {unjudged}KilledError: its process was ended" in told
    assert "could not be judged: s001.py" not in told
    asked = kill(monkeypatch, "nothing")
    assert grade(task, monkeypatch) == 0
    assert [*dict.fromkeys(asked)] == ["survey", "train", "recall"]
    assert content(task / "out") == content(undisturbed / "out")
