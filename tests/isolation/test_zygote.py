"""What the process that workers are forked from does with a request, tried in this one."""

import fcntl
import os
import pickle
import resource
import signal
import socket
import sys
import threading

import pytest

from perceptron.isolation import zygote
from perceptron.isolation.confine import Places
from perceptron.limits import Limits


class EndedError(Exception):
    """Stands for the end of a process."""


@pytest.fixture
def process(monkeypatch):
    """Let the process neither fork nor end, itself or another; note what it would have done."""
    done = []

    def end(code):
        done.append(("exit", code))
        raise EndedError

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(zygote, "_silence", lambda: done.append("silent"))
    monkeypatch.setattr(zygote, "libraries", Places)
    monkeypatch.setattr(zygote, "answer_alike", lambda: done.append("alike"))
    return done


def test_requests_are_answered_until_the_judge_is_gone(monkeypatch, process):
    monkeypatch.setattr(os, "fork", lambda: 4321)
    monkeypatch.setattr(zygote, "_end", lambda *given: process.append(("end", *given)))
    monkeypatch.setattr(sys, "path", [*sys.path, "/root/of/the/package"])
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    arguments = [theirs.detach(), "/root/of/the/package", ["json", "no_such_module"]]
    served = threading.Thread(target=zygote.main, args=arguments)
    served.start()
    assert pickle.loads(ours.recv(100)) is None  # ready
    assert process == []
    given = os.open(os.devnull, os.O_RDONLY)
    socket.send_fds(ours, [pickle.dumps(Limits())], [given])
    assert pickle.loads(ours.recv(100)) == 4321
    ours.send(pickle.dumps((4321, 0.5)))
    assert pickle.loads(ours.recv(100)) is None
    assert process == [("end", 4321, 0.5)]
    ours.close()
    served.join(5)
    assert not served.is_alive()
    assert "/root/of/the/package" not in sys.path
    os.close(given)


@pytest.mark.parametrize(("fails", "code"), [(False, 0), (True, 70)])
def test_a_worker_serves_only_once_it_is_confined(monkeypatch, process, fails, code):
    def confine(_libraries, own, limits, _parent, keep):
        process.append(("confine", own, limits, keep))
        if fails:
            raise OSError("no such layer")

    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(zygote, "confine", confine)
    monkeypatch.setattr(zygote, "serve", lambda channel: process.append(("serve", channel)))
    control, _other = socket.socketpair()
    with pytest.raises(EndedError):
        zygote._answer(Limits(call=3), [55, 56], control, Places())
    served = [] if fails else ["alike", ("serve", 55)]
    confined = ("confine", [56], Limits(call=3), 55)
    assert process == ["silent", confined, *served, ("exit", code)]


def started(code):
    return os.posix_spawn(sys.executable, [sys.executable, "-c", code], {**os.environ})


def test_a_worker_that_has_ended_is_told_how():
    assert zygote._end(started("import os; os.abort()"), 60) == signal.SIGABRT


def test_a_worker_is_ended_where_more_descriptors_are_open_than_select_takes(monkeypatch):
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # as the zygote does
    opened = os.pidfd_open

    def opened_high(worker):
        low = opened(worker)
        high = fcntl.fcntl(low, fcntl.F_DUPFD, 2000)
        os.close(low)
        return high

    monkeypatch.setattr(os, "pidfd_open", opened_high)
    assert zygote._end(started("import os; os._exit(3)"), 60) == 3 << 8


@pytest.mark.parametrize("patience", [0, 0.01])
def test_a_worker_that_does_not_end_by_itself_is_ended(patience):
    worker = started("import time; time.sleep(60)")
    assert zygote._end(worker, patience) is None
    with pytest.raises(ChildProcessError):
        os.waitpid(worker, 0)
