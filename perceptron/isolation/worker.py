"""The confined process: it loads a submission, finds out what it offers, and answers requests.

It holds no property, no test and no reference, and of a problem only what a student's own code is
given: the examples and their labels.
"""

import os
import traceback
from collections.abc import Sequence
from pathlib import Path
from pickle import loads
from typing import Any

import numpy.typing as npt

from perceptron.contract import OutOfTimeError, SubmissionError, TargetError
from perceptron.conventions import Conventions
from perceptron.guard import printable
from perceptron.isolation.measured import Arc, covered, measuring
from perceptron.isolation.operations import (
    Sent,
    of_offer,
    of_refusal,
    of_training,
    of_walk,
    received,
)
from perceptron.isolation.wire import LENGTH, MOST_MEMORY, Kind, Reply, packed
from perceptron.limits import Limits
from perceptron.model import LocalModel
from perceptron.problems import FloatArray
from perceptron.survey import recall, survey
from perceptron.survey.recall import remembered
from perceptron.targets import Target


class Worker:
    """Answers requests about one submission: each is a method's name and its arguments."""

    def __init__(self) -> None:
        """Hold nothing: the first request says which submission it is."""
        self.model: LocalModel | None = None
        self.coverage: Any = None

    def answer(self, name: str, *arguments: Any) -> Reply:
        """Return the reply to a request, also where the submission's code raises."""
        try:
            reply: Reply = getattr(self, name)(*arguments)
        except TargetError as error:
            return Reply(Kind.UNDRIVEN, text=f"{error}\n{error.shim}")
        except (SubmissionError, KeyboardInterrupt) as error:
            late = isinstance(error, OutOfTimeError)
            told = str(error) if isinstance(error, SubmissionError) else "KeyboardInterrupt"
            kind = Kind.OUT_OF_TIME if late else Kind.ERROR
            return Reply(kind, text=printable(told), printed=self._printed())
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(last.filename).name}, line {last.lineno}"
            return Reply(Kind.BROKEN, text=f"{type(error).__name__}: {error} ({place})")
        return reply

    def _printed(self) -> str:
        return self.model.printed if self.model else ""

    def measure(self, files: list[str]) -> Reply:
        """Trace the branches of these files from here on."""
        self.coverage = measuring(files)
        self.coverage.start()
        return Reply(Kind.ANSWER)

    def measured(self) -> Reply:
        """Return the files that were traced, and of each how many arcs, and these."""
        self.coverage.stop()
        data = self.coverage.get_data()
        files = sorted(data.measured_files())
        arcs = [data.arcs(file) or [] for file in files]
        numbers = [
            n for found in arcs for n in (len(found), *(end for arc in found for end in arc))
        ]
        return Reply(Kind.ANSWER, tuple(map(float, numbers)), "\n".join(files))

    def report(self, arcs: dict[str, list[Arc]]) -> Reply:
        """Read these files as the judge will; SubmissionError where that cannot be done."""
        try:
            for _ in covered(arcs):
                pass
        except Exception as error:
            raise SubmissionError(f"{type(error).__name__}: {error}") from None
        return Reply(Kind.ANSWER)

    def survey(self, target: Target, conventions: Conventions, limits: Limits) -> Reply:
        """Load the submission, find out what it offers, and return that."""
        self._take(survey(target, conventions), limits)
        assert self.model is not None
        try:
            memory = remembered(self.model)
        except Exception:  # an object of the student's that no pickle takes: surveyed once more
            memory = b""
        return of_offer(self.model.offer, memory if len(memory) <= MOST_MEMORY else b"")

    def recall(
        self, target: Target, conventions: Conventions, limits: Limits, memory: bytes
    ) -> Reply:
        """Load the submission once more, as it was found to be driven."""
        self._take(recall(target, conventions, memory), limits)
        return Reply(Kind.ANSWER)

    def _take(self, model: LocalModel, limits: Limits) -> None:
        self.model = model
        model.seconds, model.output = limits.call, int(limits.output)

    def train(
        self,
        entropy: int,
        problem: Sent,
        ask: Sequence[npt.ArrayLike],
        first: Sent | None,
        beside: Sent | None,
        options: dict[str, Any],
    ) -> Reply:
        """Train and predict: see `contract.Model.train`."""
        model = self._of(entropy)
        trained = model.train(
            received(*problem),
            ask=ask,
            first=received(*first) if first else None,
            beside=received(*beside) if beside else None,
            **options,
        )
        numbers = of_training(trained, received(*problem).features)
        return Reply(Kind.ANSWER, numbers, printed=model.printed)

    def walk(
        self, entropy: int, problem: Sent, order: Sequence[int], options: dict[str, Any]
    ) -> Reply:
        """Fit, then update on one row after another: see `contract.Model.walk`."""
        model = self._of(entropy)
        steps = model.walk(received(*problem), order, **options)
        numbers = of_walk(steps, received(*problem).features)
        return Reply(Kind.ANSWER, numbers, printed=model.printed)

    def offend(self, entropy: int, problem: Sent, X: FloatArray, y: FloatArray) -> Reply:
        """Train, then hand in bad input: see `contract.Model.offend`."""
        return of_refusal(self._of(entropy).offend(received(*problem), X, y))

    def record(self) -> Reply:
        """Take down the calls of the next operations as lines of Python."""
        assert self.model is not None
        self.model.transcript = self.model.transcript or []
        return Reply(Kind.ANSWER)

    def recorded(self) -> Reply:
        """Return what has been taken down."""
        assert self.model is not None
        return Reply(Kind.ANSWER, text="\n".join(self.model.transcript or ()))

    def _of(self, entropy: int) -> LocalModel:
        assert self.model is not None
        self.model.entropy = entropy
        return self.model


def serve(channel: int) -> None:
    """Say that the process is ready, then answer requests until the judge closes the channel."""
    os.write(channel, b"\0")
    worker, sequence = Worker(), 0
    while (parts := _request(channel)) is not None:
        sequence += 1
        frame = memoryview(packed(worker.answer(*parts), sequence))
        while frame:
            frame = frame[os.write(channel, frame) :]


def _request(channel: int) -> Any:
    """Return the next request; None at the channel's end."""
    header = _read(channel, LENGTH.size)
    size = LENGTH.unpack(header)[0] if len(header) == LENGTH.size else 0
    body = _read(channel, size)
    return loads(body) if size and len(body) == size else None  # noqa: S301 - the judge wrote it


def _read(channel: int, size: int) -> bytes:
    parts = []
    while size and (part := os.read(channel, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
