"""A job's verdict is the judge's, wherever it runs; our own failures are told as ours."""

import json
import pickle
from dataclasses import replace

import pytest

from perceptron.grading import judging
from perceptron.grading.judging import Job, judge_submission
from perceptron.grading.rules import read_setup
from perceptron.grading.submissions import find_submissions, read
from perceptron.judge import judge
from perceptron.survey import models

from .programs import GATES, HALVES, RIGHT, SILENT, WRONG, write_assignment


@pytest.fixture
def job(tmp_path):
    def job_(source, name="student.py", **more):
        setup = read_setup(write_assignment(tmp_path / "assignment"))
        file = tmp_path / name
        file.write_text(source, encoding="utf-8")
        (target,) = find_submissions([str(file)])
        return Job(read(target), replace(setup.rules, **more), (HALVES, GATES))

    return job_


def test_outcomes_are_those_of_the_judge_in_this_process(job, tmp_path):
    sent = job(WRONG)
    verdict = judge_submission(pickle.loads(pickle.dumps(sent)))
    laws = [sent.rules.properties()[f"test_{name}"] for name in sent.properties]
    (model,) = models([str(tmp_path / "student.py")])
    assert [*verdict.outcomes] == judge(model, laws=laws, examples=3)
    assert [each.status for each in verdict.outcomes] == ["passed", "failed"]


def test_a_second_run_says_the_same_to_the_byte(job):
    one, two = (judge_submission(job(WRONG)) for _ in range(2))
    assert replace(one, seconds=0) == replace(two, seconds=0)


def test_where_files_were_laid_out_is_told_nowhere(job):
    source = RIGHT.replace(
        "        self.weights, self.bias = np",
        "        print(__file__)\n"
        "        if X.shape[1] not in (2, 3):\n            raise OSError(__file__)\n"
        "        self.weights, self.bias = np",
    )
    verdict = judge_submission(job(source))
    assert verdict.outcomes[0].status == "error"
    assert "OSError: student.py" in verdict.outcomes[0].message
    assert verdict.outcomes[0].printed.startswith("student.py\n")
    assert "perceptron-" not in json.dumps([each.to_json() for each in verdict.outcomes])


def test_what_cannot_be_loaded_offers_nothing_and_says_why(job):
    verdict = judge_submission(job(SILENT))
    assert [each.status for each in verdict.outcomes] == ["not offered"] * 2
    assert "SyntaxError" in dict(verdict.findings)["not driven"]
    assert verdict.trouble == ""


def test_our_own_error_is_trouble_and_no_outcome(job, monkeypatch):
    def broken(*_, **__):
        raise KeyError("ours")

    monkeypatch.setattr(judging, "judge", broken)
    verdict = judge_submission(job(RIGHT))
    assert verdict.outcomes == ()
    assert verdict.trouble.startswith("KeyError: 'ours' (test_judging.py, line ")


def test_a_machine_that_cannot_confine_judges_nothing(job, monkeypatch):
    monkeypatch.setattr(judging, "missing_layers", lambda: ["Landlock"])
    verdict = judge_submission(job(RIGHT))
    assert verdict.outcomes == ()
    assert "runs only where it can be confined, and here Landlock is missing" in verdict.trouble
    assert [each.status for each in judge_submission(job(RIGHT, trust=True)).outcomes] == [
        "passed"
    ] * 2


def test_coverage_says_what_was_reached_branches_too(job):
    source = RIGHT.replace(
        "        self.weights, self.bias = np",
        "        if X.shape[0] < 0:\n            never = 1\n        self.weights, self.bias = np",
    )
    (found,) = judge_submission(job(source, measures=True)).coverage
    line = source.splitlines().index("            never = 1") + 1
    assert (found.file, found.missed, found.missed_branches) == ("student.py", (line,), 1)


def test_an_adapter_of_the_assignment_is_sent_along(job):
    unpacked = "def feed(self, data):\n        X, y = data['points'], data['classes']"
    odd = RIGHT.replace("def fit(self, X, y):", unpacked)
    shim = "def fit(model, X, y):\n    model.feed({'points': X, 'classes': y})\n"
    assert judge_submission(job(odd)).outcomes[0].status == "not offered"
    sent = job(odd, shim=shim)
    assert [each.status for each in judge_submission(sent).outcomes] == ["passed"] * 2
