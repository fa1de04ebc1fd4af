"""A training run of the reference, step by step: which example came, and what the step did."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from perceptron.problems import Problem, Vector
from perceptron.reference import Perceptron, step

Parameters = tuple[float, ...]  # (w_1, ..., w_d, b)
MOST_STEPS = 100_000  # of one run: each is kept
FLOAT_BITS, LARGEST = 53, Fraction(2) ** 1023


class LargeSumsError(ValueError):
    """Inputs or a learning rate whose sums floats cannot hold; the message is one line."""


@dataclass(frozen=True)
class TrainingStep:
    """One step: the row that came, what was predicted, and (w_1, ..., w_d, b) around it.

    error = label - prediction, in {-1, 0, 1}; where it is 0 the parameters stay.
    """

    number: int
    row: int
    before: Parameters
    activation: float
    prediction: int
    error: int
    after: Parameters


@dataclass(frozen=True)
class Run:
    """A training from zero weights. seed: of its random steps; None where rows came in order."""

    problem: Problem
    learning_rate: Fraction
    steps: tuple[TrainingStep, ...]
    predictions: Vector
    seed: int | None = None

    @cached_property
    def mistakes(self) -> tuple[TrainingStep, ...]:
        """Return the steps that changed the weights."""
        return tuple(step for step in self.steps if step.error)

    @property
    def parameters(self) -> Parameters:
        """Return (w_1, ..., w_d, b) at the end."""
        return self.steps[-1].after

    @property
    def right(self) -> tuple[bool, ...]:
        """Say of each row whether its label is predicted at the end."""
        pairs = zip(self.predictions, self.problem.labels, strict=True)
        return tuple(prediction == label for prediction, label in pairs)

    @property
    def passes(self) -> int:
        """Return how many passes over all rows were made, in a run that takes them in order."""
        return len(self.steps) // len(self.problem.labels)

    @property
    def exact(self) -> bool:
        """Say whether all sums were sure to be exact: whole multiples of one power of two, short.

        Products of weights and inputs are multiples of 1 / (denominators of rate and inputs); so
        long as no sum exceeds 2**53 of these, float64 holds each.
        """
        parts = self.learning_rate.denominator * self.problem.unit.denominator**2
        largest = _largest_sum(self.problem, self.learning_rate, len(self.mistakes))
        return parts.bit_count() == 1 and largest * parts <= 2**FLOAT_BITS


def random_run(
    problem: Problem, steps: int, seed: int, learning_rate: Fraction = Fraction(1)
) -> Run:
    """Return `Perceptron(learning_rate, seed=seed).train_randomly` on the problem, watched."""
    watched = _Watched(problem, learning_rate, steps)
    watched.present(np.random.default_rng(seed).integers(len(problem.labels), size=steps))
    return watched.run(seed)


def ordered_run(problem: Problem, passes: int, learning_rate: Fraction = Fraction(1)) -> Run:
    """Return `Perceptron(learning_rate, passes).fit` on the problem, watched.

    The rows come in order, until a pass is clean.
    """
    rows = range(len(problem.labels))
    watched = _Watched(problem, learning_rate, passes * len(rows))
    for _ in range(passes):
        if not watched.present(rows):
            break
    return watched.run(None)


class _Watched:
    """The reference, its public steps made one by one and written down."""

    def __init__(self, problem: Problem, rate: Fraction, most_steps: int) -> None:
        largest = max(abs(value) for row in problem.rows for value in row)
        if max(_largest_sum(problem, rate, most_steps), rate) >= LARGEST:
            raise LargeSumsError(
                f"largest input={_power(largest)}, learning rate={_power(rate)}: expected sums "
                f"below 2**1023, as floats hold; divide the inputs or the rate"
            )
        self.problem, self.rate = problem, rate
        self.X, self.y = problem.X, problem.labels
        self.model = Perceptron(float(rate))
        self.model.weights = np.zeros(problem.features)
        self.steps: list[TrainingStep] = []
        self.parameters = (0.0,) * (problem.features + 1)

    def present(self, rows: Iterable[int]) -> bool:
        """Learn from the rows, one by one; return whether any was a mistake."""
        mistakes = False
        for row in map(int, rows):
            before, label = self.parameters, self.y[row]
            activation = float(self.model.activation(self.X[row : row + 1])[0])
            prediction = int(step(activation))
            if self.model.update(self.X[row], label):
                self.parameters = (*map(float, self.model.weights), float(self.model.bias))
                mistakes = True
            self.steps.append(
                TrainingStep(
                    len(self.steps) + 1,
                    row,
                    before,
                    activation,
                    prediction,
                    label - prediction,
                    self.parameters,
                )
            )
        return mistakes

    def run(self, seed: int | None) -> Run:
        predictions = tuple(map(int, self.model.predict(self.X)))
        return Run(self.problem, self.rate, tuple(self.steps), predictions, seed)


def _largest_sum(problem: Problem, rate: Fraction, updates: int) -> Fraction:
    """Return what no weight, product or sum exceeds after so many updates from zero."""
    largest = max(Fraction(1), *(abs(value) for row in problem.rows for value in row))
    return rate * updates * (problem.features + 1) * largest**2


def _power(value: Fraction) -> str:
    """Return a number that no float may hold, to a power of two."""
    bits = value.numerator.bit_length() - value.denominator.bit_length()
    return f"~2**{bits}"
