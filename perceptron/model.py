"""The model of a submission in this process: whole operations on the program, plain data back."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.adapter import Program
from perceptron.contract import (
    Form,
    Offer,
    Parameters,
    Refusal,
    Step,
    SubmissionError,
    Trained,
)
from perceptron.problems import FloatArray, Problem
from perceptron.reading import Instance


class LocalModel:
    """Keeps the contract for a program that runs in the judge's own process."""

    def __init__(self, name: str, program: Program, offer: Offer) -> None:
        """Hold the program and what was found out about it."""
        self.name = name
        self.program = program
        self.offer = offer
        self.entropy = 0

    def __repr__(self) -> str:
        """Name the submission."""
        return f"LocalModel({self.name!r})"

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
        X, y = laid_out(problem.X, program.encode(problem.y), form)
        kept = np.array(X, copy=True), np.array(y, copy=True)
        with program.running(self.entropy + entropy) as randomness:
            instance = program.make(features, **wanted)
            if first is not None:
                program.fit(instance, first.X, program.encode(first.y), features, **wanted)
            if randomly:
                program.fit_randomly(instance, X, y, features, **wanted)
            else:
                program.fit(instance, X, y, features, **wanted)
            inputs_kept = _same(X, kept[0]) and _same(y, kept[1])
            if spoil:
                X[...], y[...] = 7.0, y[::-1].copy()
            if beside is not None:
                other = program.make(features, **wanted)
                program.fit(other, beside.X, program.encode(beside.y), features, **wanted)
            parameters = program.parameters(instance, features)
            returned = program.predict(instance, problem.X)
            predictions = self._labels(returned, len(problem.labels))
            answers = []
            for question in ask:
                points = np.array(question, dtype=np.float64)
                answers.append(self._labels(program.predict(instance, points), len(points)))
                inputs_kept = inputs_kept and _same(points, np.asarray(question))
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
        with program.running(self.entropy):
            instance = program.make(features, **wanted)
            program.fit(instance, problem.X, labels.copy(), features, **wanted)
            before = self._parameters(instance, features)
            for row in order:
                program.update(instance, problem.X[row], int(labels[row]))
                after = self._parameters(instance, features)
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
        with program.running(self.entropy):
            instance = program.make(features)
            program.fit(instance, problem.X, program.encode(problem.y), features)
            before = program.parameters(instance, features)
        low, high = program.labels
        own = np.where(y == 1, high, np.where(y == 0, low, y))
        name = None
        try:
            with program.running(self.entropy):
                program.fit(instance, X, own, features)
        except SubmissionError as error:
            kind = type(error.__context__)
            name = "ValueError" if issubclass(kind, ValueError) else kind.__name__
        return Refusal(name, before == program.parameters(instance, features))


class Undriven:
    """Stands for a submission that cannot be loaded or driven: it offers nothing, and says why."""

    def __init__(self, name: str, reason: str) -> None:
        """Keep the reason where a report shows what was found out."""
        self.name = name
        self.offer = Offer(frozenset(), notes=(reason,))
        self.entropy = 0

    def train(self, *_: Any, **__: Any) -> Trained:
        """Raise: there is nothing to train."""
        raise SubmissionError(*self.offer.notes)

    def walk(self, *_: Any, **__: Any) -> tuple[Step, ...]:
        """Raise: there is nothing to walk."""
        raise SubmissionError(*self.offer.notes)

    def offend(self, *_: Any) -> Refusal:
        """Raise: there is nothing to offend."""
        raise SubmissionError(*self.offer.notes)


def laid_out(X: FloatArray, y: npt.NDArray[np.int64], form: Form) -> tuple[Any, Any]:
    """Return the same examples and labels in another memory layout or type."""
    if form == "int64":
        return X.astype(np.int64), y
    if form == "float32":
        return X.astype(np.float32), y
    if form == "fortran":
        return np.asfortranarray(X), y
    if form == "read-only":
        X.flags.writeable = y.flags.writeable = False
        return X, y
    if form == "strided":
        return np.repeat(np.repeat(X, 2, axis=0), 3, axis=1)[::2, ::3], np.repeat(y, 2)[::2]
    if form == "list":
        return X.tolist(), y.tolist()
    return X, y


def _same(left: Any, right: npt.NDArray[Any]) -> bool:
    return np.array_equal(np.asarray(left), right)
