"""A process that is ended from outside costs a program nothing, and gains it nothing either."""

import contextlib
import errno
import os
import signal
from pathlib import Path

import pytest

from perceptron.contract import KilledError, OutOfTimeError, SubmissionError
from perceptron.conventions import Conventions
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.isolation import processes
from perceptron.isolation.judged import Judged
from perceptron.isolation.processes import WorkerProcess, Zygote
from perceptron.isolation.wire import Expected, Kind, Reply
from perceptron.judge import judge
from perceptron.limits import Limits
from perceptron.model import Unjudged
from perceptron.problems import Problem
from perceptron.properties import every_property

from .killed import kill, worker_of, zygote_of
from .programs import later, right

AND = gate_problem(TWO_INPUT_GATES["AND"])
ONE = Problem(((1,), (-1,)), (1, 0))
GATES = every_property()["test_every_two_input_gate_is_learned"]
HALVES = every_property()["test_each_label_is_predicted_on_a_half_space"]
COUNTS = "Perceptron.calls = getattr(Perceptron, 'calls', 0) + 1; print(Perceptron.calls)"
NOT_SEEN = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGTERM"]


@pytest.mark.parametrize("name", NOT_SEEN)
def test_what_others_end_is_tried_once_more(confined, monkeypatch, name):
    model = confined(right())
    kill(monkeypatch, "train", number=signal.Signals[name])
    assert model.train(AND).predictions == (0.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize("which", [worker_of, zygote_of])
def test_the_fresh_process_has_seen_what_the_first_one_had(confined, monkeypatch, which):
    model = confined(right(fit=later(f"{COUNTS}; assert Perceptron.calls != 2")))
    model.train(ONE)
    with pytest.raises(SubmissionError):
        model.train(ONE)  # an error is gone through again too
    kill(monkeypatch, "train", which=which)
    model.train(ONE)
    assert model.printed == "3\n"


def test_a_process_that_is_ended_while_nothing_is_asked_is_replaced(confined):
    model = confined(right(fit=later(COUNTS)))
    model.train(ONE)
    os.kill(model._asking.process.pid, signal.SIGKILL)
    model.train(ONE)
    assert model.printed == "2\n"


def test_the_calls_of_an_example_are_taken_down_alike(confined, monkeypatch):
    model, transcripts = confined(right()), []
    for _ in range(2):
        model.transcript = []
        model.train(AND)
        model.train(ONE)
        transcripts.append(model.transcript)
        model.renew()
        kill(monkeypatch, "recorded")
    assert transcripts[0] == transcripts[1] != []


def test_time_that_was_lost_is_not_used_up(confined, monkeypatch):
    model, names = confined(right()), []
    model.train(AND)
    asking = model._asking
    used = asking.computed, asking.waited

    def reply(_expected, name, *_):
        names.append(name)
        asking.computed, asking.waited = asking.computed + 10, asking.waited + 20
        if len(names) == 1:
            raise KilledError
        return Reply(Kind.ANSWER)

    monkeypatch.setattr(asking, "_reply", reply)
    asking.ask(Expected(0), "walk", (), 1)
    assert names == ["walk", "recall", "train", "walk"]
    assert (asking.computed, asking.waited) == (used[0] + 10, used[1] + 20)


def test_what_is_ended_twice_is_unjudged_and_not_tried_again_and_the_rest_is_judged(
    confined, monkeypatch
):
    model = confined(right())
    asked = kill(monkeypatch, "train", times=2)
    unjudged, passed = judge(model, laws=[GATES, HALVES], examples=20)
    assert (unjudged.status, passed.status) == ("grader error", "passed")
    told = "its process was ended from outside: signal SIGKILL, twice; the program is not to blame"
    assert told in unjudged.message
    assert asked[:5] == ["recall", "train", "recall", "train", "recall"]
    assert not unjudged.loses


def test_a_submission_that_is_ended_while_it_is_found_out_about_is_found_out_about_again(
    confined, monkeypatch
):
    kill(monkeypatch, "survey")
    assert confined(right()).train(AND).predictions == (0.0, 0.0, 0.0, 1.0)


def test_one_that_is_ended_there_twice_is_unjudged_and_no_other(monkeypatch, tmp_path):
    for name in ("ada", "bob"):
        (tmp_path / f"{name}.py").write_text(right(), encoding="utf-8")
    kill(monkeypatch, "survey", times=2)
    judged = Judged([str(tmp_path)], Conventions(), limits=Limits())
    ada, bob = judged.models
    judged.close()
    assert isinstance(ada, Unjudged)
    assert "signal SIGKILL, twice" in ada.reason
    assert "fit" in bob.offer.capabilities


@pytest.mark.parametrize("name", NOT_SEEN)
def test_no_program_can_end_itself_as_others_would(confined, name):
    sends = f"import signal; signal.raise_signal(signal.{name})"
    with pytest.raises(SubmissionError, match="PermissionError"):
        confined(right(fit=later(sends))).train(ONE)


def test_a_limit_of_its_own_that_ended_it_is_no_end_from_outside(confined, monkeypatch):
    model = confined(right())
    model.train(AND)
    model._asking.process.most = 0  # it has computed for longer, while nobody looked
    kill(monkeypatch, "train")
    with pytest.raises(OutOfTimeError, match="no end within 0 s of computing"):
        model.train(AND)


def test_a_process_that_could_not_be_confined_has_not_met_the_program(zygote):
    with pytest.raises(KilledError, match="could not be confined"):
        WorkerProcess(zygote, [], Limits(memory=float("nan")))


def test_a_judge_that_cannot_ask_is_not_the_programs_fault(confined, monkeypatch):
    model, send = confined(right()), processes._Deadline.send

    def send_once_not(*_):
        monkeypatch.setattr(processes._Deadline, "send", send)
        raise OSError(errno.ENOBUFS, "No buffer space available")

    monkeypatch.setattr(processes._Deadline, "send", send_once_not)
    assert model.train(AND).predictions == (0.0, 0.0, 0.0, 1.0)


def test_where_memory_runs_out_a_worker_ends_before_the_judge_and_the_zygote(zygote):
    worker = WorkerProcess(zygote, [], Limits())
    places = [f"/proc/{each}/oom_score_adj" for each in (worker.pid, zygote.process.pid, "self")]
    first, *others = [int(Path(place).read_text(encoding="ascii")) for place in places]
    worker.end()
    assert first == 1000 > max(others)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_zygote_that_is_gone_or_stands_still_is_started_anew(monkeypatch, number):
    monkeypatch.setattr(processes, "PATIENCE", 0.5)
    zygote = Zygote()
    first = zygote.process
    old = WorkerProcess(zygote, [], Limits())
    first.send_signal(number)
    with contextlib.suppress(KilledError):  # its end is seen at once, or a moment later
        WorkerProcess(zygote, [], Limits()).end()
    new = WorkerProcess(zygote, [], Limits())
    assert zygote.process is not first
    old.end()  # it ends no process of the new one's
    assert new.ask(("measure", ["nothing"]), Expected(0), 5, 5).kind == Kind.ANSWER
    new.end()
    zygote.close()
