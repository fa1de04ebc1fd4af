"""What the confined process does with a request, tried in this one."""

import os
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from perceptron.contract import Offer
from perceptron.conventions import Conventions
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.isolation import operations, steady
from perceptron.isolation.operations import sent
from perceptron.isolation.wire import HEADER, Kind, request, unpacked
from perceptron.isolation.worker import Worker, serve
from perceptron.limits import Limits
from perceptron.survey.recall import DELIVERIES, WAYS_TO_ASK
from perceptron.targets import find_targets

from .programs import right

AND = sent(gate_problem(TWO_INPUT_GATES["AND"]))
LIMITS = Limits(output=20)


@pytest.fixture
def target(tmp_path):
    """Give the target of a right perceptron that prints."""
    file = tmp_path / "student.py"
    file.write_text(right(predict="print('asked', len(X))"), encoding="utf-8")
    (found,) = find_targets([str(file)])
    return found


def test_a_submission_is_found_out_once_and_remembered(target):
    first, second = Worker(), Worker()
    reply = first.answer("survey", target, Conventions(), LIMITS)
    offer = operations.offer(reply)
    assert {"fit", "predict", "parameters", "passes", "learning_rate"} <= offer.capabilities
    assert second.answer("recall", target, Conventions(), LIMITS, reply.memory).kind == Kind.ANSWER
    assert second.model.offer.capabilities == offer.capabilities
    trained = [w.answer("train", 0, AND, [], None, None, {"passes": 9}) for w in (first, second)]
    assert trained[0] == trained[1]
    assert trained[0].printed == "asked 4\n"


def test_the_names_of_all_ways_to_hand_data_in_and_to_ask_are_known():
    from perceptron.adapter import deliveries

    ways = [
        each for found in vars(deliveries).values() if isinstance(found, list) for each in found
    ]
    assert len(ways) > 20
    for way in ways:
        assert (DELIVERIES | WAYS_TO_ASK)[way.name] is not None
    assert not {*DELIVERIES} & {*WAYS_TO_ASK}


def test_what_no_pickle_takes_is_not_remembered(target, monkeypatch):
    def refuses(_model):
        raise TypeError("cannot pickle 'module' object")

    monkeypatch.setattr("perceptron.isolation.worker.remembered", refuses)
    reply = Worker().answer("survey", target, Conventions(), LIMITS)
    assert (reply.kind, reply.memory) == (Kind.ANSWER, b"")


def test_walks_and_refusals_are_answered(target):
    worker = Worker()
    worker.answer("survey", target, Conventions(), LIMITS)
    (step,) = operations.walk(worker.answer("walk", 0, AND, [0], {}).numbers, 2, [0])
    assert step.row == 0
    points, labels = gate_problem(TWO_INPUT_GATES["AND"]).X, gate_problem(TWO_INPUT_GATES["AND"]).y
    refused = worker.answer("offend", 0, AND, points, labels[:2])
    assert operations.refusal(refused).error is None
    assert operations.of_offer(Offer(frozenset()), b"").text == "\n"


def test_a_file_that_is_no_program_is_told_with_its_shim(tmp_path):
    file = tmp_path / "odd.py"
    file.write_text(
        "class Perceptron:\n    def fit(self, a, b, c): raise ValueError(c)\n", encoding="utf-8"
    )
    (target,) = find_targets([str(file)])
    reply = Worker().answer("survey", target, Conventions(), LIMITS)
    assert reply.kind == Kind.UNDRIVEN
    assert reply.text.startswith("odd.py: ")
    assert "def make(module" in reply.text


def test_a_time_out_says_so(tmp_path):
    file = tmp_path / "slow.py"
    file.write_text(right(fit="while X.shape[1] == 1: pass"), encoding="utf-8")
    (target,) = find_targets([str(file)])
    worker = Worker()
    worker.answer("survey", target, Conventions(), Limits(call=0.2))
    reply = worker.answer("train", 0, (((1,), (2,)), (0, 1), 1), [], None, None, {})
    assert (reply.kind, reply.text) == (Kind.OUT_OF_TIME, "no answer within 0.2 s of computing")


def test_requests_are_answered_until_the_channel_ends(target):
    ours, theirs = socket.socketpair()
    served = threading.Thread(target=serve, args=[theirs.fileno()])
    served.start()
    assert ours.recv(1) == b"\0"
    ours.sendall(request("survey", target, Conventions(), LIMITS))
    header = ours.recv(HEADER.size, socket.MSG_WAITALL)
    kind, sizes = operations.EXPECTED_OFFER.sizes(header, 1)
    body = ours.recv(sum(sizes), socket.MSG_WAITALL)
    assert "fit" in operations.offer(unpacked(kind, sizes, body)).capabilities
    ours.sendall(struct.pack("<I", 9))  # a request that breaks off
    ours.close()
    served.join(5)
    assert not served.is_alive()
    theirs.close()


def test_the_clock_goes_on_by_itself_and_no_one_waits(monkeypatch):
    clocks = ("time", "perf_counter", "monotonic", "process_time")
    began = time.monotonic()
    with monkeypatch.context() as patched:  # for as short as can be: pytest looks at clocks too
        for name in (*clocks, *(f"{clock}_ns" for clock in clocks), "sleep"):
            patched.setattr(time, name, getattr(time, name))
        for name in ("urandom", "getpid"):
            patched.setattr(os, name, getattr(os, name))
        steady.answer_alike()
        looks = [time.time(), time.perf_counter(), time.monotonic_ns() / 10**9]
        time.sleep(1000)
        process, entropy = os.getpid(), os.urandom(7)
        with pytest.raises(ValueError, match="must be non-negative"):
            time.sleep(-1)
    assert [round(later - looks[0], 3) for later in looks] == [0, 0.001, 0.002]
    assert time.monotonic() - began < 100
    assert process == steady.PROCESS
    assert len(entropy) == 7


def test_the_branches_of_a_submission_are_told_as_pairs(target):
    worker = Worker()
    assert worker.answer("measure", [target.where]).kind == Kind.ANSWER
    worker.answer("survey", target, Conventions(), LIMITS)
    reply = worker.answer("measured")
    assert reply.text == target.where
    count, *ends = reply.numbers
    assert len(ends) == 2 * count > 10


def test_a_file_that_no_report_reads_is_told_so(target):
    worker = Worker()
    assert worker.answer("report", {target.where: [(1, 2)]}).kind == Kind.ANSWER
    Path(target.where).write_text("def fit(", encoding="utf-8")
    reply = worker.answer("report", {target.where: [(1, 2)]})
    assert (reply.kind, reply.text[:11]) == (Kind.ERROR, "NotPython: ")


def test_the_clock_waiting_and_entropy_are_alike_in_each_run():
    code = (
        "from perceptron.isolation.steady import answer_alike; answer_alike()\n"
        "import os, random, time\n"
        "time.sleep(1000)\n"
        "print(time.time(), time.time(), time.time_ns(), os.urandom(8), random.SystemRandom)\n"
        "try: time.sleep(-1)\n"
        "except ValueError as error: print(error)\n"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(root)},
        ).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert runs[0].endswith("sleep length must be non-negative\n")
