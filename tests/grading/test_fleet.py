"""Each job gets one verdict from any executor; lost ones are tried again, a deadly one is named."""

import multiprocessing
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from perceptron.grading import fleet as fleets
from perceptron.grading.fleet import Fleet, local_fleet
from perceptron.grading.judging import Job, Verdict
from perceptron.grading.rules import read_setup
from perceptron.grading.submissions import Submission
from perceptron.targets import Target

RULES = read_setup(None).rules


def job(name):
    return Job(Submission(Target(name, name, None, {}), ()), RULES, ())


JOBS = [job(f"s{number}") for number in range(12)]


def named(sent):
    return Verdict(findings=(("name", sent.submission.name),))


def ends_on_s3(sent):
    """Stand for a job that takes its process along."""
    if sent.submission.name == "s3":
        time.sleep(0.1)  # others have begun
        os._exit(1)
    return named(sent)


def ends_once(sent):
    """Stand for a process that something else ended: the second time all goes well."""
    mark = os.environ["TEST_MARK"]
    if sent.submission.name == "s3" and not os.path.exists(mark):
        open(mark, "w").close()
        os._exit(1)
    return named(sent)


@pytest.fixture
def judged(monkeypatch):
    def judged_(fleet, judge, jobs=JOBS):
        monkeypatch.setattr(fleets, "judge_submission", judge)
        answers = [*fleet.judge(jobs)]
        return {sent.submission.name: verdict for sent, verdict in answers}, answers

    return judged_


@pytest.mark.parametrize(
    "start",
    [lambda: ThreadPoolExecutor(2), local_fleet(1).start],
    ids=["threads", "processes"],
)
def test_each_job_gets_its_own_verdict_once(judged, start):
    found, answers = judged(Fleet(start, 2), named)
    assert len(answers) == len(JOBS)
    assert found == {each.submission.name: named(each) for each in JOBS}


def test_no_job_is_no_process(judged):
    assert judged(Fleet(lambda: pytest.fail("started"), 2), named, [])[1] == []


def test_few_are_read_ahead(monkeypatch):
    monkeypatch.setattr(fleets, "judge_submission", named)
    read = []

    def jobs():
        for each in JOBS:
            read.append(each)
            yield each

    next(Fleet(lambda: ThreadPoolExecutor(1), 1).judge(jobs()))
    assert len(read) <= 3


def test_a_job_that_ends_its_process_is_named_and_costs_no_other(judged):
    found, answers = judged(local_fleet(1), ends_on_s3)
    assert len(answers) == len(JOBS)
    trouble = {name: verdict.trouble for name, verdict in found.items() if verdict.trouble}
    assert {*trouble} == {"s3"}
    assert trouble["s3"].startswith("the process that judged it ended, 3 times of 3: BrokenProcess")


def test_a_job_that_was_lost_by_bad_luck_is_judged(judged, monkeypatch, tmp_path):
    monkeypatch.setenv("TEST_MARK", str(tmp_path / "mark"))
    found, _ = judged(local_fleet(1), ends_once)
    assert found == {each.submission.name: named(each) for each in JOBS}
    assert (tmp_path / "mark").exists()


def test_an_error_of_our_own_in_one_job_stops_no_other(judged):
    def broken(sent):
        if sent.submission.name == "s3":
            raise KeyError("ours")
        return named(sent)

    found, _ = judged(Fleet(lambda: ThreadPoolExecutor(2), 2), broken)
    assert "KeyError: 'ours'" in found["s3"].trouble
    assert replace(found["s4"]) == named(job("s4"))


def test_ctrl_c_ends_no_process_that_is_still_starting():
    before = multiprocessing.active_children()
    executor = local_fleet(2).start()
    started = {*multiprocessing.active_children()} - {*before}
    assert len(started) == 2
    for process in started:
        os.kill(process.pid, signal.SIGINT)
    assert list(executor.map(abs, (-1, -2))) == [1, 2]
    executor.shutdown()
