"""Ends the processes around a submission from outside, in the middle of what they were asked."""

import os
import pickle
import signal

from perceptron.isolation.processes import _Deadline
from perceptron.isolation.wire import LENGTH


def worker_of(process):
    """Return the number of the process that holds the submission."""
    return process.pid


def zygote_of(process):
    """Return the number of the process that it was forked from."""
    return process.zygote.process.pid


def kill(monkeypatch, name, *, times=1, number=signal.SIGKILL, which=worker_of):
    """Let a signal end a process whenever `name` is asked, so many times at most; return a log.

    What was asked is never answered then: the worker stands still while it is sent.
    """
    send, asked = _Deadline.send, []

    def sent(deadline, frame):
        asked.append(pickle.loads(frame[LENGTH.size :])[0])
        if asked[-1] != name or asked.count(name) > times:
            return send(deadline, frame)
        worker, ended = deadline.worker.pid, which(deadline.worker)
        os.kill(worker, signal.SIGSTOP)
        send(deadline, frame)
        os.kill(ended, number)
        if ended == worker:
            os.kill(worker, signal.SIGCONT)
        return None

    monkeypatch.setattr(_Deadline, "send", sent)
    return asked
