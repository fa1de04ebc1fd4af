"""Asks a submission's process, within all limits; another one where it is ended from outside."""

import time
from collections.abc import Sequence
from typing import Any

from perceptron.contract import KilledError, OutOfTimeError
from perceptron.isolation.processes import WorkerProcess, Zygote
from perceptron.isolation.wire import Expected, Reply
from perceptron.limits import Limits

Request = tuple[Expected, str, tuple[Any, ...], float]  # how much comes back; name, arguments, time
USED_UP = "the submission has used up its {total:g} s of computing, or {wall:g} s by the clock"
TWICE = (
    "{error}, twice; the program is not to blame: judge it once more, and where the machine's "
    "memory ran out, fewer at a time or with --limit=memory=MEBIBYTES"
)


class Asking:
    """Asks about one submission: one process at a time, of which each remembers what it was asked.

    Where a process is ended from outside, a fresh one is asked all the same once more: its program
    has then seen what it had seen, and used up no more. No program gains by that: none can end
    itself so, but by taking the last memory of a machine that has less than its limits allow, and
    then it stays unjudged, without a point, until it is judged again.
    """

    def __init__(self, zygote: Zygote, places: Sequence[str], limits: Limits) -> None:
        """Start no process yet; those that come may read these places beside the libraries."""
        self.zygote, self.places, self.limits = zygote, places, limits
        self.computed = self.waited = 0.0
        self.process: WorkerProcess | None = None
        self._asked: list[Request] = []

    @property
    def goes_on(self) -> bool:
        """Say whether there is a process, and it was not ended by what it was asked last."""
        return self.process is not None and self.process.pid is not None

    def end(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        self._asked.clear()
        if process is not None:
            process.end()

    def ask(self, expected: Expected, name: str, arguments: tuple[Any, ...], most: float) -> Reply:
        """Return the reply to a request, by a fresh process if there is none.

        OutOfTimeError after so many seconds of computing, or where all time of the submission is
        used up; CrashedError and KilledError as by `WorkerProcess.ask`, the latter if met twice.
        """
        self._asked.append((expected, name, arguments, most))
        used = self.computed, self.waited
        try:
            return self._reply(*self._asked[-1])
        except KilledError:
            return self._once_more(used)

    def _once_more(self, used: tuple[float, float]) -> Reply:
        """Ask a fresh process all that the last one was asked; return the last reply."""
        try:
            for request in self._asked:
                self.computed, self.waited = used
                reply = self._reply(*request)
        except KilledError as error:
            raise KilledError(TWICE.format(error=error)) from None
        return reply

    def _reply(
        self, expected: Expected, name: str, arguments: tuple[Any, ...], most: float
    ) -> Reply:
        limits, longest = self.limits, self.limits.total * self.limits.wall
        left, waiting = limits.total - self.computed, longest - self.waited
        if min(left, waiting) <= 0:
            raise OutOfTimeError(USED_UP.format(total=limits.total, wall=longest))
        if self.process is None or self.process.pid is None:
            self.process = WorkerProcess(self.zygote, self.places, limits)
        process, seconds = self.process, min(most, left)
        before, started = process.computed(), time.monotonic()
        try:
            wall = min(seconds * limits.wall, waiting)
            return process.ask((name, *arguments), expected, seconds, wall)
        finally:
            self.computed += process.computed() - before
            self.waited += time.monotonic() - started
