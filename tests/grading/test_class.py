"""A class has one gradebook, whatever the order, the number of jobs, and what was interrupted."""

import contextlib
import os
import random
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from perceptron.grading.fleet import Fleet
from perceptron.grading.gradebook import Gradebook
from perceptron.grading.rules import read_setup
from perceptron.grading.run import grade_class
from perceptron.grading.submissions import find_submissions

from .interrupted import command, content
from .programs import FEW, GATES, HALVES, RIGHT, write_assignment, write_class


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("task")
    write_class(made / "class", 4)
    write_assignment(made / "assignment")
    return made


@pytest.fixture(scope="module")
def undisturbed(folder):
    subprocess.run(command(folder, folder / "out", "--jobs", "1"), check=True)
    return content(folder / "out")


def test_two_jobs_another_order_ci_and_hashes_change_nothing(folder, undisturbed, tmp_path):
    class_ = folder / "class"
    paths = [str(path) for path in class_.iterdir()]
    random.Random(1).shuffle(paths)
    words = command(folder, tmp_path / "out", "--jobs", "2")
    words[words.index(str(class_)) : words.index(str(class_)) + 1] = paths
    env = {**os.environ, "CI": "true", "PYTHONHASHSEED": "7"}
    subprocess.run(words, env=env, check=True, stdout=subprocess.DEVNULL)
    assert content(tmp_path / "out") == undisturbed


def test_a_run_that_is_killed_leaves_no_process_and_goes_on_to_the_same_gradebook(
    folder, undisturbed, tmp_path, left_behind
):
    words = command(folder, tmp_path / "out", "--jobs", "1")
    for there in (b"SQLite", b"s001.py"):  # nothing is graded yet, and then two of four are
        run = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        while there not in written(tmp_path / "out"):
            assert run.poll() is None, "it is to be killed before its end"
            time.sleep(0.005)
        assert run.poll() is None
        run.kill()
        run.wait()
        assert left_behind() == set()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    assert content(tmp_path / "out") == undisturbed


def written(out):
    """Return the bytes of a gradebook, which nobody else may open while it is being written."""
    with contextlib.suppress(FileNotFoundError):
        return (out / "grades.sqlite").read_bytes()
    return b""


class Judging:
    """Grades a class in threads of this process, and counts what was judged."""

    def __init__(self, task):
        self.task = task

    def __call__(self):
        """Return the properties judged, by submission."""
        judged = {}

        class Watched(ThreadPoolExecutor):
            def submit(self, judge, job):
                judged[job.submission.name] = {*job.properties}
                return super().submit(judge, job)

        setup = read_setup(self.task / "assignment")
        with Gradebook(self.task / "out") as book:
            targets = find_submissions([str(self.task / "class")])
            grade_class(book, setup, targets, Fleet(lambda: Watched(1), 1), lambda: None)
            self.gradings = book.gradings()
        return judged

    def assign(self, text):
        write_assignment(self.task / "assignment", text)


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Grade a class once, for tests that go on from a copy of it."""
    task = tmp_path_factory.mktemp("judged")
    write_class(task / "class", 3)
    write_assignment(task / "assignment")
    assert len(Judging(task)()) == 3
    return task


@pytest.fixture
def judging(judged, tmp_path):
    return Judging(shutil.copytree(judged, tmp_path / "task"))


def test_what_is_judged_is_not_judged_again(judging):
    assert judging() == {}


def test_a_changed_file_is_judged_again_and_no_other(judging):
    (judging.task / "class" / "s001.py").write_text(RIGHT, encoding="utf-8")
    assert judging() == {"s001.py": {GATES, HALVES}}
    assert judging.gradings.submissions[1].score == 3


def test_a_new_submission_is_judged_and_one_that_is_gone_keeps_its_mark(judging):
    (judging.task / "class" / "s000.py").rename(judging.task / "class" / "zoe.py")
    assert [*judging()] == ["zoe.py"]
    assert [each.name for each in judging.gradings.submissions][::3] == ["s000.py", "zoe.py"]


def test_a_further_property_is_judged_alone(judging):
    further = "at_least_k_of_n_is_learned"
    judging.assign(FEW.replace(f'only = ["{GATES}"', f'only = ["{further}", "{GATES}"'))
    assert judging() == {f"s{number:03}.py": {further} for number in range(3)}


def test_other_points_are_other_marks_and_nothing_is_judged(judging):
    judging.assign(f"{FEW}\n[points]\n{GATES} = 9\n")
    assert judging() == {}
    assert [each.score for each in judging.gradings.submissions] == [10, 1, 10]


@pytest.mark.parametrize("change", ["seed = 3", "examples = 4"])
def test_other_examples_judge_everything_again(judging, change):
    line = "examples = 3"
    judging.assign(FEW.replace(line, change if "examples" in change else f"{line}\n{change}"))
    assert len(judging()) == 3


def test_another_suite_judges_everything_again(judging, monkeypatch):
    monkeypatch.setattr("perceptron.grading.rules.suite", lambda: "a later version")
    assert len(judging()) == 3
