"""A lecturer's own properties, named in grading.toml: `check` judges them as `grade` does."""

from pathlib import Path

import pytest

from perceptron.grading.judging import Job, judge_submission
from perceptron.grading.rules import read_setup
from perceptron.grading.submissions import read
from perceptron.targets import find_targets

SUBMISSIONS = Path(__file__).parents[1] / "submissions"
RIGHT = SUBMISSIONS / "wheats" / "stops_when_clean.py"
COURSE = """
from pathlib import Path
from hypothesis import given
from perceptron.contract import needs
from perceptron.strategies import two_class_pairs

@needs("passes", "parameters")
@given(problem=two_class_pairs())
def test_the_bias_stays_below_zero(implementation, problem):
    \"\"\"The bias stays below 0 in a first pass.

    Our lecture, week 2.
    \"\"\"
    bias = implementation.train(problem, passes=1).known().bias
    assert bias < 0, f"the bias is {bias:g}"

@given(problem=two_class_pairs())
def test_every_pair_is_drawn(implementation, problem):
    \"\"\"Examples are drawn.\"\"\"
    with Path(__file__).with_name("drawn").open("a") as file:
        file.write(".")
"""
TASK = """
[grade]
properties = ["course.py"]
only = ["course"]
examples = 7
seed = 3
"""


@pytest.fixture
def task(tmp_path):
    folder = tmp_path / "task"
    folder.mkdir()
    (folder / "course.py").write_text(COURSE, encoding="utf-8")
    (folder / "grading.toml").write_text(TASK, encoding="utf-8")
    return folder


def test_an_own_property_fails_in_check_with_the_example_that_grade_has(check, task):
    setup = read_setup(task)
    (target,) = find_targets([str(RIGHT)])
    verdict = judge_submission(Job(read(target), setup.rules, ("the_bias_stays_below_zero",)))
    (graded,) = verdict.outcomes
    assert (graded.status, graded.message) == ("failed", "the bias is 0")
    done = check(RIGHT, f"--assignment={task}", "-k", "below_zero")
    assert done.returncode == 1
    assert "course: the_bias_stays_below_zero: failed\n" in done.stdout
    assert f"    {graded.message}\n    why: Our lecture, week 2.\n" in done.stdout
    assert f"once more: --replay={graded.replay}\n" in done.stdout
    again = check(RIGHT, f"--assignment={task}", f"--replay={graded.replay}")
    assert "1 failed" in again.stdout
    assert "show('bias', model.bias)  # bias: 0.0" in again.stdout


@pytest.mark.parametrize(("options", "drawn"), [([], 7), (["--examples=4"], 4)])
def test_the_assignment_says_how_many_examples_where_no_option_does(check, task, options, drawn):
    done = check(RIGHT, f"--assignment={task}", "-k", "every_pair_is_drawn", *options)
    assert done.returncode == 0, done.stdout
    assert (task / "drawn").read_text() == "." * drawn


def test_an_own_file_that_cannot_be_run_is_one_line_and_exit_code_4(check, task):
    (task / "course.py").write_text("from hypothesis import givn")
    done = check(RIGHT, f"--assignment={task}")
    assert done.returncode == 4
    assert "course.py: cannot be run: ImportError" in done.stderr


def test_a_name_that_is_no_property_is_told_with_the_nearest_of_the_own(check, task):
    done = check(RIGHT, f"--assignment={task}", "--replay=the_bias_stays_below_one")
    assert done.returncode == 4
    assert "did you mean the_bias_stays_below_zero?" in done.stderr
