"""A lecturer's own properties, named in grading.toml: `check` judges them as `grade` does."""

from pathlib import Path

import pytest

from perceptron.grading.judging import Job, judge_submission
from perceptron.grading.rules import read_setup
from perceptron.grading.submissions import read
from perceptron.targets import find_targets

SUBMISSIONS = Path(__file__).parents[1] / "submissions"
RIGHT = SUBMISSIONS / "wheats" / "stops_when_clean.py"
WRONG = SUBMISSIONS / "chaffs" / "bias_never_learned.py"
COURSE = """
from hypothesis import given
from perceptron.contract import needs
from perceptron.strategies import two_class_pairs

@needs("passes", "parameters")
@given(problem=two_class_pairs())
def test_the_bias_stays_below_zero(implementation, problem):
    \"\"\"The bias stays below 0 in a first pass.

    Our lecture, week 2.
    \"\"\"
    assert implementation.train(problem, passes=1).known().bias < 0
"""
DRAWING = """
from pathlib import Path
from hypothesis import given
from perceptron.strategies import two_class_pairs

@given(problem=two_class_pairs())
def test_pairs_are_drawn(implementation, problem):
    \"\"\"Examples are drawn.\"\"\"
    with Path({drawn!r}).open("a") as file:
        print(problem, file=file)
"""
# A file may lie elsewhere, be named as a module that others import, in a folder named by the year.
TASK = """
[grade]
properties = ["course.py", "../shared/random.py"]
examples = 7
seed = 3
"""


@pytest.fixture
def task(tmp_path):
    folder = tmp_path / "task [2024]"
    folder.mkdir()
    (tmp_path / "shared").mkdir()
    drawing = DRAWING.format(drawn=str(tmp_path / "drawn"))
    (tmp_path / "shared" / "random.py").write_text(drawing, encoding="utf-8")
    (folder / "course.py").write_text(COURSE, encoding="utf-8")
    (folder / "grading.toml").write_text(TASK, encoding="utf-8")
    return folder


def graded(task, name):
    setup = read_setup(task)
    (target,) = find_targets([str(RIGHT)])
    (outcome,) = judge_submission(Job(read(target), setup.rules, (name,))).outcomes
    return outcome


def test_an_own_property_fails_in_check_with_the_example_and_the_words_that_grade_has(check, task):
    outcome = graded(task, "the_bias_stays_below_zero")
    assert outcome.status == "failed"
    done = check(RIGHT, f"--assignment={task}", "-k", "below_zero", "-n", "2")
    assert done.returncode == 1
    assert "course: the_bias_stays_below_zero: failed\n" in done.stdout
    assert f"    {outcome.message}\n    why: Our lecture, week 2.\n" in done.stdout
    assert f"once more: --replay={outcome.replay}\n" in done.stdout
    again = check(RIGHT, f"--assignment={task}", f"--replay={outcome.replay}")
    assert "1 failed" in again.stdout
    assert "show('bias', model.bias)  # bias: 0.0" in again.stdout


def test_the_assignment_says_how_many_examples_and_which_unless_an_option_does(check, task):
    def drawn(*options):
        (task.parent / "drawn").unlink(missing_ok=True)
        done = check(RIGHT, f"--assignment={task}", "-k", "pairs_are_drawn", *options)
        assert done.returncode == 0, done.stdout
        return (task.parent / "drawn").read_text().splitlines()

    as_laid_down = drawn()
    assert len(as_laid_down) == 7
    assert drawn("--property-seed=3", "--examples=7") == as_laid_down
    assert drawn("--property-seed=4") != as_laid_down
    assert len(drawn("--examples=4")) == 4


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("import given", "import givn", "course.py: cannot be run: ImportError"),
        ("(implementation,", "(implementation, tmp_path,", "one more argument, `implementation`"),
        ("examples =", "exmaples =", "exmaples: expected one of"),
        ("course.py", "curse.py", "curse.py: cannot be read"),
    ],
)
def test_what_cannot_be_judged_is_one_line_and_exit_code_4(check, task, old, new, told):
    for file in (task / "course.py", task / "grading.toml"):
        file.write_text(file.read_text().replace(old, new))
    done = check(RIGHT, f"--assignment={task}")
    assert done.returncode == 4
    assert told in done.stderr


def test_a_name_that_is_no_property_is_told_with_the_nearest_of_the_own(check, task):
    done = check(RIGHT, f"--assignment={task}", "--replay=the_bias_stays_below_one")
    assert done.returncode == 4
    assert "did you mean the_bias_stays_below_zero?" in done.stderr


def test_what_readme_shows_of_an_assignment_is_one(check, tmp_path):
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (tmp_path / "solution.py").write_bytes(RIGHT.read_bytes())
    for file, language, begin in (
        ("grading.toml", "toml", "[grade]"),
        ("course.py", "python", "# course.py"),
    ):
        text = readme.split(f"```{language}\n{begin}")[1].split("```")[0]
        (tmp_path / file).write_text(begin + text, encoding="utf-8")
    setup = read_setup(tmp_path)
    items = {item.name: item for item in setup.plan.items}
    assert items["majority_of_three_is_learned"].theme == "course"
    assert items["separable_examples_are_all_learned"].points == 5
    for program, code in ((RIGHT, 0), (WRONG, 1)):
        done = check(program, f"--assignment={tmp_path}", "-k", "majority", "--examples=9")
        assert done.returncode == code
    assert "course: majority_of_three_is_learned: failed" in done.stdout
