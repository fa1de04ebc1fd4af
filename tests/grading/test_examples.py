"""The examples do what they say: Gradescope's two files in its layout, the class and its task."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from perceptron.grading.rules import read_setup
from perceptron.grading.submissions import find_submissions

from .programs import FEW, RIGHT, SILENT, WRONG, write_assignment

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMAND = str(Path(sys.executable).with_name("perceptron"))


@pytest.fixture
def autograder(tmp_path):
    """Lay files out as Gradescope does, and run the autograder on a submission."""

    def run(source, assignment=FEW, files=("perceptron.py",)):
        (tmp_path / "submission").mkdir()
        for name in files:
            (tmp_path / "submission" / name).write_text(source, encoding="utf-8")
        shutil.copytree(EXAMPLES / "gradescope", tmp_path / "source")
        shutil.copy(tmp_path / "source" / "run_autograder", tmp_path)
        write_assignment(tmp_path / "source" / "assignment", assignment)
        (tmp_path / "results").mkdir()
        done = subprocess.run(
            [tmp_path / "run_autograder"],
            env={**os.environ, "AUTOGRADER": str(tmp_path), "PERCEPTRON": COMMAND},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        results = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
        return done.returncode, results

    return run


@pytest.mark.parametrize(("source", "score"), [(WRONG, 1), (SILENT, 0)])
def test_gradescope_gets_the_results_of_a_submission(autograder, source, score):
    code, results = autograder(source)
    assert (code, results["score"], len(results["tests"])) == (0, score, 2)


def test_gradescope_gets_results_when_the_grader_itself_fails(autograder):
    code, results = autograder(RIGHT, "[grade]\nexamples = 'many'\n")
    assert code == 1
    assert results["score"] == 0
    assert "not your fault" in results["output"]


def test_the_class_has_twelve_of_all_kinds_and_its_assignment_holds_together():
    targets = find_submissions([str(EXAMPLES / "class")])
    assert len(targets) == 12
    assert any(target.where.endswith(".ipynb") for target in targets)
    setup = read_setup(EXAMPLES / "assignment")
    assert setup.model == EXAMPLES / "assignment" / "solution.py"
    assert setup.plan.total == 55
