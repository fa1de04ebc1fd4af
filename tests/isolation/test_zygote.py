"""What the process that workers are forked from does with a request, tried in this one."""

import os
import pickle
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
    """Let the process neither fork, nor end, nor kill; note what it would have done."""
    done = []

    def end(code):
        done.append(("exit", code))
        raise EndedError

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(os, "kill", lambda *given: done.append(("kill", *given)))
    monkeypatch.setattr(os, "waitpid", lambda pid, _flags: (pid, 9))
    monkeypatch.setattr(zygote, "_silence", lambda: done.append("silent"))
    monkeypatch.setattr(zygote, "libraries", Places)
    monkeypatch.setattr(zygote, "answer_alike", lambda: done.append("alike"))
    return done


def test_requests_are_answered_until_the_judge_is_gone(monkeypatch, process):
    monkeypatch.setattr(os, "fork", lambda: 4321)
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
    ours.send(pickle.dumps(4321))
    assert pickle.loads(ours.recv(100)) == 9
    assert process[-1] == ("kill", 4321, 9)
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
