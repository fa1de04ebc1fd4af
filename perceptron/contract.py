"""What a submission offers and an assignment asks for: the contract between properties and models.

A `Model` answers whole operations with plain data, so it may stand in this process or in another.
Labels are normalised to 0 and 1: a program of labels -1/+1 has its predictions v handed back as
(v + 1) / 2, so np.sign's third label, 0 on a tie, arrives as 0.5.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple, Protocol, TypeVar

import numpy.typing as npt

from perceptron.problems import FloatArray, Problem

Form = Literal["float64", "int64", "float32", "fortran", "read-only", "strided", "list"]

CAPABILITIES = {
    "fit": "a method that trains on examples and labels, fit(X, y)",
    "predict": "a method that predicts labels, predict(X)",
    "parameters": "weights and bias that can be read after training, as attributes or returned",
    "passes": "a settable number of passes (epochs, n_iter, max_iter ...)",
    "enough_passes": "passes that can be set, or a loop until every example is right",
    "ends": "training that ends, also where no line separates the examples",
    "learning_rate": "a settable learning rate (learning_rate, eta, lr ...)",
    "update": "a method that learns from one example, update(x, y)",
    "random_steps": "training by steps on random rows, one a step: train_randomly(X, y, steps)",
    "seed": "a settable seed (seed, random_state ...)",
    "zero_start": "training that starts from zero weights",
    "exact": "weights and bias that stay whole multiples of the step on whole-number data",
    "in_order": "online training that takes the rows in the given order, from zero",
    "steady": "training that draws no random numbers",
    "learns": "training that answers to rows and labels: it goes along a row, one way or the other",
    "line": "predictions that a line explains, also of rows that training has not seen",
    "last_weights": "training that ends with its last weights, not with the best ones seen",
}
ALWAYS_ASKED = frozenset({"fit", "predict", "parameters", "passes", "learning_rate"})


# Whoever can set the passes can have as many or as few as are wanted.
IMPLIED = {"passes": frozenset({"enough_passes", "ends"})}


def with_implied(capabilities: Iterable[str]) -> frozenset[str]:
    """Return capabilities with those that they bring along."""
    given = frozenset(capabilities)
    return given.union(*(IMPLIED.get(each, frozenset()) for each in given))


class TargetError(ValueError):
    """A target that cannot be loaded or driven; the message is one line for its author.

    `shim` is an adapter.py that may drive it, its gaps to be filled in.
    """

    shim = ""

    def told(self) -> str:
        """Return the message, and the adapter.py where there is one."""
        gaps = "adapter.py, with what is left to fill in:"
        return f"{self}\n\n{gaps}\n\n{self.shim}" if self.shim else str(self)


class SubmissionError(Exception):
    """The submission's own code raised: its type and message, and its own lines only."""


class UnexplainedError(SubmissionError):
    """The submission's predictions do not come from its weights: no claim about these holds."""


class FatalError(SubmissionError):
    """The submission ended or hung: final for a property, neither tried again nor made smaller."""


class OutOfTimeError(FatalError):
    """The submission computed for too long."""


class CrashedError(FatalError):
    """The process that the submission ran in ended."""


class KilledError(Exception):
    """What judges a submission was ended from outside: no word about the submission."""


@dataclass(frozen=True)
class Parameters:
    """Weights (d,) and bias as the program holds them, exact values; `single` where in float32."""

    weights: tuple[float, ...]
    bias: float
    single: bool = field(default=False, repr=False, compare=False)

    @cached_property
    def vector(self) -> tuple[Fraction, ...]:
        """Return (weights, bias) as exact Fractions; SubmissionError on NaN or inf."""
        try:
            return tuple(Fraction(value) for value in (*self.weights, self.bias))
        except (OverflowError, ValueError):
            found = ", ".join(f"{value:g}" for value in (*self.weights, self.bias))
            raise SubmissionError(
                f"weights and bias became {found}: expected finite weights and bias"
            ) from None

    @property
    def are_zero(self) -> bool:
        """Say whether all of them are 0."""
        return not any((*self.weights, self.bias))

    @cached_property
    def scaled(self) -> tuple[tuple[int, ...], int]:
        """Return (weights, bias) as whole numbers, and the power of two that divides them."""
        parts = max(value.denominator for value in self.vector)
        return tuple(v.numerator * (parts // v.denominator) for v in self.vector), parts

    @property
    def digits(self) -> int:
        """Return the bits of a significand: one operation errs by 2**-digits of its result."""
        return 24 if self.single else 53


@dataclass(frozen=True)
class Trained:
    """What one training run left behind. `answers` holds one tuple of predictions a question.

    Of a search for enough passes (`learning.train_enough`): `passes` is how many were made in the
    end, and `settled` the fewest of those tried that had left the same weights and bias.
    """

    predictions: tuple[float, ...]
    answers: tuple[tuple[float, ...], ...] = ()
    parameters: Parameters | None = None
    parameters_after_predicting: Parameters | None = None
    shape: tuple[int, ...] = ()
    inputs_kept: bool = True
    random_state_kept: bool = True
    drew_random_numbers: bool = False
    passes: int | None = None
    settled: int | None = None

    @property
    def explained(self) -> bool:
        """Say whether weights and bias were read that may stand behind the predictions.

        With all of them 0 every activation is 0, and no unit gives some rows one label and some
        another, unless by chance.
        """
        if self.parameters is None:
            return False
        told = {*self.predictions, *(label for labels in self.answers for label in labels)}
        both = told >= {0, 1} and not self.drew_random_numbers
        return not (self.parameters.are_zero and both)

    def known(self) -> Parameters:
        """Return the parameters, which the property has said that it needs.

        UnexplainedError where predictions do not come from them.
        """
        if self.parameters is None:
            raise SubmissionError("after training, the weights and the bias could not be read")
        if not self.explained:
            raise UnexplainedError(
                "your program predicts both labels with weights and a bias that are all 0, which "
                "give every row the same activation: its predictions do not come from its weights"
            )
        return self.parameters


@dataclass(frozen=True)
class Step:
    """One call of update: the row presented, and the parameters before and after it."""

    row: int
    before: Parameters
    after: Parameters


@dataclass(frozen=True)
class Refusal:
    """What came of bad input: the exception's name (None: accepted), and if the model stayed."""

    error: str | None
    unchanged: bool


NOT_DRIVEN = "not driven"  # the topic of the finding that says why nothing can be tried
LEARNING = "learning"  # the topic of the one that says why nothing that holds shows learning
NOT_SHOWN = "not shown: "  # how that begins


class Finding(NamedTuple):
    """One decision about how a submission is driven, as its author is shown it."""

    topic: str
    found: str

    def __str__(self) -> str:
        """Return the decision in words."""
        return f"{self.topic} = {self.found}"


@dataclass(frozen=True)
class Offer:
    """What was found out about a submission, never what it claims. `findings` say it to its author.

    `step` is the size of an update at learning rate 1 (2 with doubled steps of labels -1/+1).
    `rate_unit` is what the program is handed for it: less than 1 where it refuses large rates.
    `start`: no weight and no bias starts further from zero, where that is known.
    """

    capabilities: frozenset[str]
    step: Fraction | None = None
    third_label: bool = False
    rate_unit: float = 1.0
    start: Fraction | None = None
    findings: tuple[Finding, ...] = ()


class Model(Protocol):
    """A submission that answers whole operations; write one to judge a program of any kind.

    `entropy` is where the random generators of an operation start; the judge sets it anew for each
    example, from the example, so that a random program shows itself in many ways, repeatably.
    `printed` is what the last operation printed, or the beginning of it. Where `transcript` is a
    list, each operation adds the calls that it made, as lines of Python (see reports.script).
    """

    name: str
    offer: Offer
    entropy: int
    printed: str
    transcript: list[str] | None

    def renew(self) -> None:
        """Forget all that operations left behind in the program's own modules, where one can."""
        ...

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
        """Train a new instance on the problem, then predict its examples and each array of `ask`.

        passes: None for as many as the program makes by itself. form: how the arrays are laid out.
        first: fitted before on the same instance. beside: fitted on another instance before the
        predictions. spoil: overwrite the handed-in arrays after training. seed: the program's own.
        entropy: added to the model's, for another start of the random generators. randomly: as many
        steps as passes, each on one random row.
        """
        ...

    def walk(
        self,
        problem: Problem,
        order: Sequence[int],
        *,
        learning_rate: float = 1.0,
        passes: int = 1,
    ) -> tuple[Step, ...]:
        """Fit `passes` passes, then call update on one row after another in the given order."""
        ...

    def offend(self, problem: Problem, X: FloatArray, y: FloatArray) -> Refusal:
        """Train on the problem, then hand bad input to fit."""
        ...


Property = Callable[..., None]
P = TypeVar("P", bound=Property)


def needs(*capabilities: str) -> Callable[[P], P]:
    """Declare what a property needs beyond fit; put it above @given."""
    unknown = set(capabilities) - set(CAPABILITIES)
    if unknown:
        raise ValueError(f"needs={sorted(unknown)}: expected some of {sorted(CAPABILITIES)}")

    def mark(law: P) -> P:
        law.needs = frozenset(capabilities)  # type: ignore[attr-defined]
        return law

    return mark


def needed_by(law: Property) -> frozenset[str]:
    """Return every capability that a property needs."""
    return frozenset({"fit"}) | getattr(law, "needs", frozenset())


@dataclass(frozen=True)
class Assignment:
    """What a lecturer asks for: capabilities, and claims of the theme asked_for by their names.

    A property that needs only asked capabilities counts, and so does a claim asked for by its name;
    any other is an extra where offered.
    """

    asks: frozenset[str] = ALWAYS_ASKED

    def counts(self, law: Property) -> bool:
        """Say whether a property gives and takes marks."""
        return (
            needed_by(law) <= with_implied(self.asks)
            or law.__name__.removeprefix("test_") in self.asks
        )

    def missing(self, law: Property, offer: Offer) -> tuple[str, ...]:
        """Return what the property needs and the submission does not offer."""
        return tuple(sorted(needed_by(law) - offer.capabilities))
