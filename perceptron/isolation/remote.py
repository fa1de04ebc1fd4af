"""The judge's model of a submission in a confined process: the same operations, over the wire."""

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from perceptron.adapter.transcript import LONGEST
from perceptron.contract import (
    CrashedError,
    Finding,
    KilledError,
    Offer,
    OutOfTimeError,
    Refusal,
    Step,
    SubmissionError,
    TargetError,
    Trained,
)
from perceptron.conventions import Conventions
from perceptron.guard import printable
from perceptron.isolation.asking import Asking
from perceptron.isolation.measured import Arc
from perceptron.isolation.operations import (
    EXPECTED_OFFER,
    EXPECTED_REFUSAL,
    LONG,
    expected_training,
    expected_walk,
    offer,
    refusal,
    sent,
    training,
    walk,
)
from perceptron.isolation.processes import FORGED, Zygote
from perceptron.isolation.wire import Expected, Kind, Numbers, Reply, WireError
from perceptron.limits import Limits
from perceptron.observed import observed
from perceptron.problems import FloatArray, Problem
from perceptron.targets import Target, beginning

T = TypeVar("T")
NOTHING = Expected(0)
MOST_ARCS, MOST_LINES, MOST_BESIDE = 200_000, 1_000_000, 100
# Its word is not believed either: else a submission could call itself unjudged.
BROKEN = (
    "its process ended in code of the judge's own, {error}; where the program is not to blame, "
    "judge it by hand and report this"
)


def places_of(target: Target, conventions: Conventions) -> list[str]:
    """Return what a submission may read beside the libraries: its own files; TargetError if none.

    A sub-folder is one submission. A file of a class stands alone; a file that is named by itself
    may import .py files beside it.
    """
    shim = [str(conventions.shim)] if conventions.shim else []
    file = Path(target.where)
    if target.root is not None or file.name == "__init__.py":
        return [target.root or str(file.parent), *shim]
    if target.of_many:
        return [target.where, *shim]
    try:
        text = beginning(file)
    except OSError as error:
        raise TargetError(f"{target.label}: cannot be read: {error.strerror}") from None
    beside = [p for p in file.parent.glob("*.py") if p != file and _is_imported(p, text)]
    return [target.where, *map(str, sorted(beside)[:MOST_BESIDE]), *shim]


def as_pattern(path: str) -> str:
    """Return coverage's pattern for a path: what is no plain character may be any."""
    return "".join(c if c.isprintable() and c not in "[]*?, " else "?" for c in path)


def _is_imported(file: Path, text: str) -> bool:
    """Say whether a text imports a file beside it; a link's own place would be another one."""
    line = rf"^[ \t]*(from|import)\b[^\n]*\b{re.escape(file.stem)}\b"
    return not file.is_symlink() and re.search(line, text, re.MULTILINE) is not None


class RemoteModel:
    """Keeps the contract for a submission in processes of its own, a fresh one a property."""

    def __init__(
        self,
        target: Target,
        conventions: Conventions,
        zygote: Zygote,
        limits: Limits,
        measures: bool = False,
    ) -> None:
        """Find out what the submission offers; TargetError where it cannot be driven.

        With `measures` its branches are traced: see `arcs`.
        """
        self.name, self.target, self.conventions = target.label, target, conventions
        self.limits, self.measures = limits, measures
        self.places = places_of(target, conventions)
        self.entropy = 0
        self.printed = ""
        self.transcript: list[str] | None = None
        self.arcs: dict[str, set[Arc]] = {}
        self._readable: set[str] = set()
        self._asking = Asking(zygote, self.places, limits)
        self._memory = b""
        try:
            self.offer = self._survey()
            self.offer = observed(self)
        except (TargetError, KilledError):
            self._asking.end()
            raise
        self.renew()

    def __repr__(self) -> str:
        """Name the submission."""
        return f"RemoteModel({self.name!r})"

    def _survey(self) -> Offer:
        try:
            reply = self._start("survey", EXPECTED_OFFER)
            self._memory = reply.memory
            return offer(reply)
        except WireError as error:
            raise TargetError(f"{self.name}: {error}") from None
        except TargetError:
            raise
        except SubmissionError as error:
            limits = " (the limits loading and total)" * isinstance(error, OutOfTimeError)
            told = f"{self.name}: while its program was being tried, {error}{limits}"
            raise TargetError(told) from None

    def _start(self, name: str, expected: Expected, *more: Any) -> Reply:
        """Start a process, let it load the submission, and return what it says."""
        self._asking.end()
        if self.measures:
            self._ask(NOTHING, "measure", self._files(), seconds=self.limits.loading)
        given = (self.target, self.conventions, self.limits, *more)
        return self._ask(expected, name, *given, seconds=self.limits.loading)

    def _files(self) -> list[str]:
        """Return what is to be measured as coverage's patterns; a name is no pattern itself."""
        plain = as_pattern(self.target.root or self.target.where)
        return [f"{plain}/*"] if self.target.root else [plain]

    def renew(self) -> None:
        """End the process: the next operation meets the program as it was when it was loaded."""
        if self.measures and self._asking.goes_on:
            with contextlib.suppress(SubmissionError, WireError, KilledError):  # not measured then
                self._take_arcs(self._ask(Expected(MOST_ARCS, at_most=True), "measured"))
        self._asking.end()
        if new := self.arcs.keys() - self._readable:
            self._report({file: [*self.arcs[file]] for file in new})
            self._asking.end()

    def _report(self, arcs: dict[str, list[Arc]]) -> None:
        """Let a process that runs none of it read what was reached; else nothing is measured."""
        try:
            self._ask(NOTHING, "report", arcs)
            self._readable.update(arcs)
        except (SubmissionError, KilledError) as error:
            self.measures, self.arcs = False, {}
            found = Finding("coverage", f"not measured: {error}")
            self.offer = replace(self.offer, findings=(*self.offer.findings, found))

    def _operation(self, expected: Expected, name: str, *arguments: Any) -> Reply:
        """Return the reply to an operation, in a process that has the submission loaded."""
        self.printed = ""
        try:
            if not self._asking.goes_on:
                if self._memory:
                    self._start("recall", NOTHING, self._memory)
                else:
                    self._start("survey", EXPECTED_OFFER)
            if self.transcript is None:
                return self._ask(expected, name, *arguments)
            return self._recorded(self.transcript, expected, name, *arguments)
        except TargetError as error:  # it was driven before: it does not load alike each time
            raise SubmissionError(str(error)) from None

    def _recorded(
        self, transcript: list[str], expected: Expected, name: str, *arguments: Any
    ) -> Reply:
        """Return the reply to an operation, and have its calls taken down, also where it raises."""
        self._ask(NOTHING, "record")
        try:
            return self._ask(expected, name, *arguments)
        finally:
            if self._asking.goes_on:
                printed = self.printed
                text = self._ask(NOTHING, "recorded").text
                transcript[:] = [printable(line, LONGEST) for line in text.splitlines()]
                self.printed = printed

    def _ask(
        self, expected: Expected, name: str, *arguments: Any, seconds: float | None = None
    ) -> Reply:
        """Return the reply to a request, or raise the error that it says."""
        reply = self._asking.ask(expected, name, arguments, seconds or self.limits.call)
        self.printed = reply.printed
        if reply.kind == Kind.UNDRIVEN:
            message, _, shim = reply.text.partition("\n")
            refused = TargetError(printable(message, LONG))
            refused.shim = "\n".join(printable(line) for line in shim.splitlines())
            raise refused
        if reply.kind == Kind.OUT_OF_TIME:
            raise OutOfTimeError(printable(reply.text))
        if reply.kind == Kind.BROKEN:
            raise CrashedError(BROKEN.format(error=printable(reply.text)))
        if reply.kind == Kind.ERROR:
            raise SubmissionError(printable(reply.text))
        return reply

    def _read(self, parse: Callable[..., T], *arguments: Any) -> T:
        """Return what a reply says; CrashedError where no worker would say it."""
        try:
            return parse(*arguments)
        except WireError as error:
            self._asking.end()
            raise CrashedError(FORGED.format(error=error)) from None

    def train(
        self,
        problem: Problem,
        *,
        ask: Sequence[npt.ArrayLike] = (),
        first: Problem | None = None,
        beside: Problem | None = None,
        **options: Any,
    ) -> Trained:
        """Train a new instance and predict: see `contract.Model.train`."""
        features, rows, asked = problem.features, len(problem.labels), [np.shape(q)[0] for q in ask]
        others = [None if other is None else sent(other) for other in (first, beside)]
        expected = expected_training(features, rows, asked)
        reply = self._operation(
            expected, "train", self.entropy, sent(problem), [*ask], *others, options
        )
        return self._read(training, reply.numbers, features, rows, asked)

    def walk(self, problem: Problem, order: Sequence[int], **options: Any) -> tuple[Step, ...]:
        """Fit, then update on one row after another: see `contract.Model.walk`."""
        expected = expected_walk(problem.features, len(order))
        reply = self._operation(expected, "walk", self.entropy, sent(problem), [*order], options)
        return self._read(walk, reply.numbers, problem.features, order)

    def offend(self, problem: Problem, X: FloatArray, y: FloatArray) -> Refusal:
        """Train, then hand in bad input: see `contract.Model.offend`."""
        reply = self._operation(EXPECTED_REFUSAL, "offend", self.entropy, sent(problem), X, y)
        return self._read(refusal, reply)

    def _is_ours(self, file: Path) -> bool:
        """Say whether a file is one of the submission's, by its own name, which can be printed."""
        try:
            within = any(file.is_relative_to(place) for place in self.places)
            plain = str(file).isprintable() and file.resolve() == file
            return within and plain and file.is_file()
        except (OSError, ValueError):  # a name that is too long, or holds a NUL
            return False

    def _take_arcs(self, reply: Reply) -> None:
        """Add the arcs of the submission's own files; what lies in no line of theirs is dropped."""
        numbers = Numbers(reply.numbers)
        for name in reply.text.split("\n") if reply.text else ():
            count = numbers.count()
            ends = numbers.take(2 * count)
            file = Path(name)
            lines = all(abs(end) < MOST_LINES and end.is_integer() for end in ends)
            few = sum(map(len, self.arcs.values())) < MOST_ARCS
            if lines and few and self._is_ours(file):
                pairs = zip(map(int, ends[::2]), map(int, ends[1::2]), strict=True)
                self.arcs.setdefault(name, set()).update(pairs)
