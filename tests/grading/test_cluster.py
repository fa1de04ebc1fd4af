"""A cluster gives the gradebook of one machine, also when a worker dies; a deadly job is named."""

import os
import signal
import subprocess
import sys
import threading
import time

import cloudpickle
import pytest
from distributed import Client, LocalCluster

from perceptron.contract import TargetError
from perceptron.grading import fleet as fleets
from perceptron.grading.fleet import cluster_fleet

from .interrupted import command, content
from .programs import write_assignment, write_class
from .test_fleet import JOBS, ends_on_s3, named


@pytest.fixture(scope="module")
def cluster():
    """A scheduler here, and two workers in processes of their own, over loopback."""
    with LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None
    ) as started:
        yield started


def test_a_cluster_gives_the_same_gradebook_also_when_a_worker_is_killed(cluster, tmp_path):
    write_class(tmp_path / "class", 4)
    write_assignment(tmp_path / "assignment")
    here = command(tmp_path, tmp_path / "here", "--jobs", "1")
    subprocess.run(here, check=True, stdout=subprocess.DEVNULL)
    words = command(tmp_path, tmp_path / "there", "--cluster", cluster.scheduler_address)
    with Client(cluster) as client:
        pids = client.run(os.getpid)
        run = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        while not client.processing() or not any(client.processing().values()):
            time.sleep(0.01)
        os.kill(next(iter(pids.values())), signal.SIGKILL)
        assert run.wait() == 0
        assert {*client.run(os.getpid).values()} != {*pids.values()}
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_a_job_that_ends_every_worker_is_named_and_costs_no_other(cluster, monkeypatch):
    cloudpickle.register_pickle_by_value(sys.modules[ends_on_s3.__module__])
    monkeypatch.setattr(fleets, "judge_submission", ends_on_s3)
    with cluster_fleet(cluster.scheduler_address) as fleet:
        found = {job.submission.name: verdict for job, verdict in fleet.judge(JOBS)}
    assert {name for name, verdict in found.items() if verdict.trouble} == {"s3"}
    assert "KilledWorker" in found["s3"].trouble
    assert found["s4"] == named(JOBS[4])


def test_a_scheduler_that_goes_away_ends_the_run_and_says_how_to_go_on(monkeypatch):
    started = LocalCluster(n_workers=1, processes=True, dashboard_address=None)
    monkeypatch.setattr(fleets, "judge_submission", time.sleep)

    def end_when_it_judges():
        while not any(worker.processing for worker in started.scheduler.workers.values()):
            time.sleep(0.01)
        os.kill(started.workers[0].pid, signal.SIGKILL)  # else its end is waited for
        started.close()

    ending = threading.Thread(target=end_when_it_judges)
    ending.start()
    with (
        pytest.raises(TargetError, match="no answer from there any more; the same command"),
        cluster_fleet(started.scheduler_address) as fleet,
    ):
        list(fleet.judge([60]))
    ending.join()
