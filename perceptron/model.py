"""The model of a submission in this process: whole operations on the program, plain data back."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.adapter.deliveries import Arguments, laid_out, overwrite, unchanged
from perceptron.adapter.places import Instance
from perceptron.adapter.program import Program
from perceptron.adapter.transcript import Transcript
from perceptron.contract import (
    CAPABILITIES,
    NOT_DRIVEN,
    Finding,
    Form,
    Offer,
    Parameters,
    Refusal,
    Step,
    SubmissionError,
    Trained,
)
from perceptron.guard import OUTPUT, Kept
from perceptron.problems import FloatArray, Problem
from perceptron.randomness import Randomness, seeding


class LocalModel:
    """Keeps the contract for a program that runs in the judge's own process."""

    def __init__(self, name: str, program: Program, offer: Offer) -> None:
        """Hold the program and what was found out about it."""
        self.name = name
        self.program = program
        self.offer = offer
        self.entropy = 0
        self.seconds: float | None = None
        self.output = OUTPUT
        self.printed = ""
        self.transcript: list[str] | None = None
        self._writes: Transcript | None = None
        self.late = 0
        self.troubles: list[str] = []

    def __repr__(self) -> str:
        """Name the submission."""
        return f"LocalModel({self.name!r})"

    def renew(self) -> None:
        """Leave all as it is: the program's modules are this process's own."""

    @contextlib.contextmanager
    def _running(self, entropy: int = 0) -> Iterator[Callable[[], Randomness]]:
        """Run the program's calls, and keep what they print."""
        kept, program = Kept(self.output), self.program
        program.transcript = self._writer()
        begin = len(self.transcript or ())
        try:
            with program.running(self.entropy + entropy, self.seconds, kept) as randomness:
                try:
                    yield randomness
                finally:
                    if self.transcript is not None and randomness().drawn:
                        self.transcript[begin:begin] = seeding(self.entropy + entropy)
        finally:
            self.printed = kept.text
            program.transcript = None

    def _writer(self) -> Transcript | None:
        """Return what takes calls down into `transcript`: one for all its operations."""
        if self.transcript is None:
            self._writes = None
        elif self._writes is None or self._writes.lines is not self.transcript:
            self._writes = Transcript(self.transcript)
        return self._writes

    def train(
        self,
        problem: Problem,
        *,
        passes: int | None = None,
        learning_rate: float = 1.0,
        ask: Sequence[npt.ArrayLike] = (),
        form: Form = "float64",
        first: Problem | None = None,
        beside: Problem | None = None,
        spoil: bool = False,
        seed: int | None = None,
        entropy: int = 0,
        randomly: bool = False,
    ) -> Trained:
        """Train a new instance and predict: see `contract.Model.train`."""
        program, features = self.program, problem.features
        wanted: dict[str, Any] = {"learning_rate": learning_rate, "passes": passes, "seed": seed}
        if "learning_rate" not in self.offer.capabilities:
            del wanted["learning_rate"]
        calls = self._calls(problem, form)
        kept = deepcopy(calls)
        with self._running(entropy) as randomness:
            instance = program.make(features, **wanted)
            if first is not None:
                program.fit(instance, self._calls(first), features, **wanted)
            if randomly:
                program.fit_randomly(instance, calls, features, **wanted)
            else:
                program.fit(instance, calls, features, **wanted)
            inputs_kept = unchanged(calls, kept)
            if program.transcript is not None and not inputs_kept:
                program.transcript.show_data(calls)
            if spoil:
                overwrite(calls)
                if program.transcript is not None:
                    program.transcript.overwritten(calls)
            if beside is not None:
                other = program.make(features, **wanted)
                program.fit(other, self._calls(beside), features, **wanted)
            parameters = program.parameters(instance, features)
            program.show_parameters(instance)
            returned = program.predict(instance, problem.X)
            predictions = self._labels(returned, len(problem.labels))
            answers = []
            for question in ask:
                points = np.array(question, dtype=np.float64)
                answers.append(self._labels(program.predict(instance, points), len(points)))
                inputs_kept = inputs_kept and np.array_equal(points, np.asarray(question))
            after = program.parameters(instance, features)
            random = randomness()
        return Trained(
            predictions,
            tuple(answers),
            parameters,
            after,
            returned.shape,
            inputs_kept,
            random.global_kept,
            random.drawn,
        )

    def _calls(self, problem: Problem, form: Form = "float64") -> list[Arguments]:
        """Return the arguments of training's calls, in the program's own way and labels."""
        kind = {"int64": np.int64, "float32": np.float32}.get(form, np.float64)
        X, y = problem.X.astype(kind), self.program.encode(problem.y)
        return laid_out(self.program.deliver(X, y), form)

    def walk(
        self,
        problem: Problem,
        order: Sequence[int],
        *,
        learning_rate: float = 1.0,
        passes: int = 1,
    ) -> tuple[Step, ...]:
        """Fit, then update on one row after another: see `contract.Model.walk`."""
        program, features = self.program, problem.features
        wanted: dict[str, Any] = {"passes": passes}
        if "learning_rate" in self.offer.capabilities:
            wanted |= {"learning_rate": learning_rate}
        labels = program.encode(problem.y)
        steps = []
        with self._running():
            instance = program.train(problem, **wanted)
            before = self._parameters(instance, features)
            program.show_parameters(instance)
            for row in order:
                program.update(instance, problem.X[row], labels[row].item(), features)
                after = self._parameters(instance, features)
                program.show_parameters(instance)
                steps.append(Step(row, before, after))
                before = after
        return tuple(steps)

    def _labels(self, returned: npt.NDArray[Any], rows: int) -> tuple[float, ...]:
        if returned.size != rows:
            raise SubmissionError(f"predict returned {returned.size} labels for {rows} rows")
        return self.program.decode(returned)

    def _parameters(self, instance: Instance, features: int) -> Parameters:
        found = self.program.parameters(instance, features)
        if found is None:
            raise SubmissionError("after training, the weights and the bias could not be read")
        return found

    def offend(self, problem: Problem, X: FloatArray, y: FloatArray) -> Refusal:
        """Train, then hand in bad input: see `contract.Model.offend`."""
        program, features = self.program, problem.features
        with self._running():
            instance = program.train(problem)
            before = program.parameters(instance, features)
        low, high = program.labels
        own = np.where(y == 1, high, np.where(y == 0, low, y))
        name = None
        try:
            with self._running():
                program.fit(instance, program.deliver(X, own), features)
        except SubmissionError as error:
            kind = type(error.__context__)
            name = "ValueError" if issubclass(kind, ValueError) else kind.__name__
        return Refusal(name, before == program.parameters(instance, features))


class Undriven:
    """Stands for a submission that cannot be loaded or driven: it offers nothing, and says why."""

    def __init__(self, name: str, reason: str) -> None:
        """Keep the reason where a report shows what was found out."""
        self.name = name
        self.offer = Offer(frozenset(), findings=(Finding(NOT_DRIVEN, reason),))
        self.entropy = 0
        self.printed = ""
        self.transcript: list[str] | None = None

    def renew(self) -> None:
        """Do nothing: nothing was run."""

    def train(self, *_: Any, **__: Any) -> Trained:
        """Raise: there is nothing to train."""
        raise SubmissionError(self.offer.findings[0].found)

    def walk(self, *_: Any, **__: Any) -> tuple[Step, ...]:
        """Raise: there is nothing to walk."""
        raise SubmissionError(self.offer.findings[0].found)

    def offend(self, *_: Any) -> Refusal:
        """Raise: there is nothing to offend."""
        raise SubmissionError(self.offer.findings[0].found)


class Unjudged(Undriven):
    """Stands for a submission that could not be judged: it lacks nothing as far as is known."""

    def __init__(self, name: str, reason: str) -> None:
        """Keep the reason where a report shows what was found out."""
        super().__init__(name, reason)
        self.reason = reason
        self.offer = Offer(frozenset(CAPABILITIES), findings=(Finding("not judged", reason),))
