"""The process that workers are forked from: numpy and the survey are loaded, no submission ever is.

A fresh program of its own, so that a worker inherits nothing of the judge. It answers the judge's
requests to start and to end workers, and ends with the judge: at the end of their channel.
"""

import contextlib
import gc
import importlib
import os
import pickle
import resource
import select
import signal
import socket
import sys

import numpy.linalg
import numpy.random  # noqa: F401 - each worker would load them anew

from perceptron.isolation.confine import Places, confine, libraries
from perceptron.isolation.steady import answer_alike
from perceptron.isolation.worker import serve
from perceptron.limits import Limits

MOST_OPEN = 128
MESSAGE = 1 << 16


def main(descriptor: int, root: str, preload: list[str]) -> None:
    """Serve the judge at the other end of a socket until it is gone."""
    for name in preload:
        with contextlib.suppress(ImportError):  # who needs it is told so where it is imported
            importlib.import_module(name)
    sys.path.remove(root)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a descriptor for each package
    places = libraries()
    gc.collect()
    gc.freeze()  # what is here stays: collecting in a worker would copy its pages
    with socket.socket(fileno=descriptor) as control:
        with contextlib.suppress(BrokenPipeError):  # the judge is gone: nothing will be asked
            control.send(pickle.dumps(None))
        while True:
            try:
                message, given, _, _ = socket.recv_fds(control, MESSAGE, MOST_OPEN)
            except ConnectionResetError:  # it ended with a word of ours unread
                return
            if not message:
                return
            control.send(pickle.dumps(_answer(pickle.loads(message), given, control, places)))  # noqa: S301


def _answer(
    request: Limits | tuple[int, float], given: list[int], control: socket.socket, places: Places
) -> int | None:
    """Start a worker with these limits and return its number; or end one: see `_end`."""
    if isinstance(request, tuple):
        return _end(*request)
    parent, pid = os.getpid(), os.fork()
    if pid == 0:
        _become_worker(given, control, places, request, parent)
    for each in given:
        os.close(each)
    return pid


def _end(worker: int, patience: float) -> int | None:
    """Return how a worker has ended in so many seconds; None where it had to be ended.

    Its channel closes a moment before its end, or as its program likes.
    """
    process, ends = os.pidfd_open(worker), select.poll()  # one that has ended is still there
    ends.register(process, select.POLLIN)
    ended = ends.poll(1000 * patience)
    os.close(process)
    os.kill(worker, signal.SIGKILL)
    status = os.waitpid(worker, 0)[1]
    return status if ended else None


def _become_worker(
    given: list[int], control: socket.socket, places: Places, limits: Limits, parent: int
) -> None:
    """Confine this process and answer the judge; never returns."""
    code = 70
    try:
        channel, *own = given
        control.close()
        _silence()
        confine(places, own, limits, parent, keep=channel)
        answer_alike()
        serve(channel)
        code = 0
    finally:
        os._exit(code)


def _silence() -> None:
    """Let the standard files be nothing to read, and nowhere to write."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(null, standard)
