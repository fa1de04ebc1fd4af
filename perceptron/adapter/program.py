"""Drives one program: makes, trains and asks it as the decisions about it say.

A `Program` decides nothing about right or wrong, and nothing about itself: what names leave open is
settled by `choice`, from the program's own answers.
"""

import contextlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.adapter.binding import Binding, Door
from perceptron.adapter.deliveries import ASKINGS, TWO_ARGUMENTS, Arguments, Asking, Delivery
from perceptron.adapter.labels import Labels, decoded, encoded
from perceptron.adapter.places import Instance, Place, value_at
from perceptron.adapter.reading import Reading
from perceptron.adapter.signatures import required
from perceptron.adapter.transcript import Transcript
from perceptron.contract import Parameters
from perceptron.guard import Kept, guarded
from perceptron.loading.home import Home
from perceptron.problems import FloatArray, Problem
from perceptron.randomness import Held, Randomness

REPEATED = 60  # passes of a program that makes one a call, where nothing says how many


@dataclass
class Program:
    """A class, or functions of a module, with the decisions that make it answer the contract.

    maker: makes what is trained, the class, or for functions what gives their module.
    binding: what the arguments are for; `roles` are its roles and those found out later.
    delivery, asking: how data go in, and how it is asked for labels.
    setup: a method to be called before training. crashes: training fails for a reason of its own.
    repeats: one call is one pass. wide: start weights have one place more than the rows.
    ones: a column of ones is added to the rows. narrow: the number of features leaves it out.
    endless: labels with which training did not end.
    guessed: no name of a predictor promises labels. unnamed: nor one of the trainer that it trains.
    slots: the arguments of the predictor, None for the rows, or the place of what training left.
    fires_at_zero: the step at 0, where the weights alone tell the labels.
    model_class: the class of what a function returns, which may predict: "returned.classify".
    transcript: takes down each call of the student's own code, where somebody wants to see them.
    """

    title: str
    maker: Callable[..., Any]
    arguments: dict[str, Any] = field(default_factory=dict)
    home: Home | None = None
    files: tuple[str, ...] = ()
    module: ModuleType | None = None
    trainer: str | None = "fit"
    delivery: Delivery = TWO_ARGUMENTS[0]
    binding: Binding = field(default_factory=Binding)
    roles: dict[str, Door] = field(default_factory=dict)
    crashes: bool = False
    repeats: bool = False
    setup: str | None = None
    wide: bool = False
    ones: bool = False
    narrow: bool = False
    labels: Labels = (0, 1)
    endless: set[Labels] = field(default_factory=set)
    rate_unit: float = 1.0
    predictor_names: tuple[str, ...] = ()
    guessed: bool = False
    unnamed: bool = False
    predictor: str | None = None
    slots: tuple[Place | None, ...] = (None,)
    slot_names: tuple[str, ...] = ()
    asking: Asking = ASKINGS[0]
    fires_at_zero: bool = True
    model_class: type | None = None
    reading: Reading | None = None
    updater: str | None = None
    random_trainer: str | None = None
    held: tuple[Held, ...] = ()
    transcript: Transcript | None = None

    @property
    def space(self) -> Any:
        """Return what has the program's methods or functions by name."""
        return self.maker if inspect.isclass(self.maker) else self.module

    @contextlib.contextmanager
    def running(
        self, entropy: int = 0, seconds: float | None = None, output: Kept | None = None
    ) -> Iterator[Callable[[], Randomness]]:
        """Guard the program's calls: its own modules at hand, randomness fixed, time limited."""
        at_home = self.home.at_home() if self.home else contextlib.nullcontext()
        guard = guarded(self.files, entropy=entropy, held=self.held, seconds=seconds, output=output)
        with at_home, guard as randomness:
            yield randomness

    def make(self, features: int, **wanted: Any) -> Instance:
        """Make an instance; `wanted` names roles (learning_rate, passes, seed) and their values."""
        instance = Instance(None, start=self._start(features), wanted=wanted)
        if not self.delivery.in_constructor:
            self._construct(instance, (), features, wanted)
        return instance

    def _start(self, features: int) -> dict[str, Any]:
        # A constructor's bias may as well be the constant input, which must not be 0.
        bias = 1.0 if self.roles.get("bias", ("", ""))[0] == "make" else 0.0
        start = {"weights": np.zeros(features + self.ones + self.wide), "bias": bias}
        return {role: value for role, value in start.items() if role in self.roles}

    def _construct(
        self, instance: Instance, data: Arguments, features: int, wanted: dict[str, Any]
    ) -> None:
        named = (
            dict(zip(self.binding.data, data, strict=False)) if self.binding.loader is None else {}
        )
        given = self._given("make", instance, features, wanted)
        self._make(instance, {**self.arguments, **named, **given})
        for name, value in self._given("attribute", instance, features, wanted).items():
            self._note(f"{self._named(instance)}.{name} = {{}}", value)
            setattr(instance.held, name, value)
        if self.setup is not None:
            needed = len(required(getattr(instance.held, self.setup)))
            self._call(instance, self.setup, *[features + self.ones - self.narrow] * needed)
        if self.binding.loader is not None and data:
            self._call(instance, self.binding.loader, *data)

    def _make(self, instance: Instance, given: dict[str, Any]) -> None:
        """Make what the instance holds: an object of the class, or of functions their module."""
        if self.transcript is not None and inspect.isclass(self.maker):
            made = self.transcript.called(f"program.{self.maker.__qualname__}", (), given)
            name = self.transcript.name(instance, self.transcript.new("model"))
            self.transcript.line(f"{name} = {made}")
        instance.held = self.maker(**given)

    def _call(self, instance: Instance, name: str, *given: Any, **named: Any) -> Any:
        """Call a method, or a function of the module, and take it down if that is wanted."""
        function = getattr(instance.held, name)
        if self.transcript is None:
            return function(*given, **named)
        self.transcript.line(
            self.transcript.called(f"{self._named(instance)}.{name}", given, named)
        )
        returned = function(*given, **named)
        if returned is not None and returned is not instance.held:
            self.transcript.take(returned)
        return returned

    def _named(self, instance: Instance) -> str:
        """Return what a transcript calls the instance."""
        if self.transcript is None or not inspect.isclass(self.maker):
            return "program"
        return self.transcript.written(instance)

    def _note(self, text: str, value: Any) -> None:
        if self.transcript is not None:
            self.transcript.line(text.format(self.transcript.written(value)))

    def _given(
        self, door: str, instance: Instance, features: int, wanted: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the arguments of one door by name, of all roles that have a value."""
        values = {
            "activation": self._step,
            **wanted,
            **instance.start,
            "features": features + self.ones - self.narrow,
        }
        for role in self.binding.needed:
            if values.get(role) is None:
                values[role] = {"learning_rate": 1.0, "passes": REPEATED}.get(role, 0)
        if values.get("learning_rate") is not None:
            values["learning_rate"] *= self.rate_unit
        return self.binding.arguments(door, self.roles, values)

    def _step(self, z: Any) -> Any:
        return encoded(self.labels, np.asarray(z) >= 0)[()]

    def deliver(self, X: npt.NDArray[Any], y: npt.NDArray[Any]) -> list[Arguments]:
        """Return the arguments of training's calls, labels being the program's own already."""
        return self.delivery.calls(self._with_ones(X), y)

    def _with_ones(self, X: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.column_stack([X, np.ones(len(X), X.dtype)]) if self.ones else X

    def train(self, problem: Problem, **wanted: Any) -> Instance:
        """Return a new instance trained on a problem."""
        instance = self.make(problem.features, **wanted)
        calls = self.deliver(problem.X, self.encode(problem.y))
        self.fit(instance, calls, problem.features, **wanted)
        return instance

    def fit(self, instance: Instance, calls: list[Arguments], features: int, **wanted: Any) -> None:
        """Train on what `deliver` returned: once, or pass after pass where a call makes one."""
        times = 1
        if self.repeats or self.delivery.one_by_one:
            passes = wanted.get("passes")
            times = REPEATED if passes is None else passes
        rows = len(calls) if len(calls) > 1 else _rows(calls)
        wanted = {**wanted, "rows": rows, "order": [*range(rows)]}
        instance.given = calls[0] if len(calls) == 1 else ()
        instance.put_globals()
        with self._module_values(instance, features, wanted):
            if self.delivery.in_constructor:
                self._construct(instance, calls[0], features, wanted)
                calls = [()]
            with self._rounds(times) as begins:
                for _ in range(times):
                    begins()
                    for arguments in calls:
                        self._train(instance, arguments, features, wanted)
            instance.keep_globals()

    @contextlib.contextmanager
    def _rounds(self, times: int) -> Iterator[Callable[[], None]]:
        """Let a transcript tell rounds apart, which are written as a loop where they are equal."""
        if self.transcript is None:
            yield lambda: None
            return
        lines = self.transcript.lines
        with self.transcript.repeated(times) as starts:
            yield lambda: starts.append(len(lines))

    def _train(
        self, instance: Instance, arguments: Arguments, features: int, wanted: dict[str, Any]
    ) -> None:
        if self.trainer is None:
            return
        given = self._given("fit", instance, features, wanted)
        if len(self.binding.data) == len(arguments) and not self.delivery.in_constructor:
            given = {**dict(zip(self.binding.data, arguments, strict=True)), **given}
            arguments = ()
        instance.returned = self._call(instance, self.trainer, *arguments, **given)
        if instance.start:
            instance.go_on()

    @contextlib.contextmanager
    def _module_values(
        self, instance: Instance, features: int, wanted: dict[str, Any]
    ) -> Iterator[None]:
        """Set the module's constants that stand for roles; put them back afterwards."""
        given = self._given("module", instance, features, wanted)
        space = vars(self.module) if given else {}
        before = {name: space[name] for name in given}
        for name, value in given.items():
            self._note(f"program.{name} = {{}}", value)
        space.update(given)
        try:
            yield
        finally:
            space.update(before)

    def fit_randomly(
        self,
        instance: Instance,
        calls: list[Arguments],
        features: int,
        *,
        passes: int,
        **wanted: Any,
    ) -> None:
        """Make `passes` steps on random rows: by the method for it, or where fit itself does so."""
        if self.random_trainer is None:
            self.fit(instance, calls, features, passes=passes, **wanted)
        else:
            instance.returned = self._call(instance, self.random_trainer, *calls[0], passes)

    def predict(self, instance: Instance, X: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return the program's own labels for X, as it returned them.

        Of a program that trains and does not predict, the labels are the step of its weighted sum.
        """
        if self.predictor is None:
            return self._step_of_sum(instance, X)
        instance.put_globals()
        owner, _, name = self.predictor.rpartition(".")
        method = getattr(instance.returned if owner else instance.held, name)
        target = f"{self._named(instance)}.{name}"
        if owner and self.transcript is not None:
            target = f"{self.transcript.written(instance.returned)}.{name}"
        questions = self.asking.questions(self._with_ones(X))
        asked = [self._arguments(instance, each) for each in questions]
        one_by_one = self.asking.one_by_one
        if self.transcript is not None:
            (given, named), each = asked[0], questions[0]
            self.transcript.asked(target, given, named, each, questions if one_by_one else None)
        if not one_by_one:
            ((given, named),) = asked
            returned = method(*given, **named)
            self._show("predicted", "answers", returned)
            return np.asarray(returned)
        answers = [np.asarray(method(*given, **named)).item() for given, named in asked]
        self._show("predicted", "answers", answers)
        return np.array(answers)

    def _arguments(self, instance: Instance, question: Any) -> tuple[Any, dict[str, Any]]:
        """Return what the predictor is given: the question, and what training left."""
        if isinstance(question, tuple):
            return question, {}
        values = [question if s is None else value_at(instance, s) for s in self.slots]
        if self.slot_names:
            return (), dict(zip(self.slot_names, values, strict=True))
        return values, {}

    def show_parameters(self, instance: Instance) -> None:
        """Let a transcript print the weights and the bias where they stand."""
        if self.transcript is None or self.reading is None:
            return
        whole = "weights and bias" if self.reading.joint is not None else "weights"
        for what, place in ((whole, self.reading.weights), ("bias", self.reading.bias)):
            if place is None:
                continue
            door, *rest = place
            value = instance.start if door == "start" else getattr(instance, door)
            name = "program" if door == "globals" else self._named(instance)
            if door == "start":
                value, rest = value[rest[0]], rest[1:]
            if door in {"start", "returned"}:
                name = self.transcript.written(value)
            if door == "globals":
                value = instance.held
            self.transcript.show_place(what, name, value, rest)

    def _show(self, what: str, expression: str, value: Any) -> None:
        if self.transcript is not None:
            self.transcript.show(what, expression, value)

    def _step_of_sum(self, instance: Instance, X: npt.NDArray[Any]) -> npt.NDArray[Any]:
        found = self.parameters(instance, X.shape[1])
        if found is None:
            raise AttributeError(f"{self.title} has neither a predict(X) nor weights to be read")
        activation = X @ np.array(found.weights) + found.bias
        fired = activation >= 0 if self.fires_at_zero else activation > 0
        return encoded(self.labels, fired)

    def update(self, instance: Instance, x: FloatArray, label: Any, features: int) -> None:
        """Let the program learn from one example."""
        X, y = x[None, :], np.array([label])
        instance.put_globals()
        if self.updater is None:
            (arguments,) = self.deliver(X, y)
            self._train(instance, arguments, features, instance.wanted)
        elif self.updater == "partial_fit":
            self._call(instance, self.updater, self._with_ones(X), y)
        else:
            self._call(instance, self.updater, self._with_ones(X)[0], label)
        instance.keep_globals()

    def method(self, name: str) -> Callable[..., Any]:
        """Return a method or function by its name, to be looked at: also that of a model."""
        owner, _, last = name.rpartition(".")
        found: Callable[..., Any] = getattr(self.model_class if owner else self.space, last)
        return found

    @property
    def counts_passes(self) -> bool:
        """Say whether it decides on the passes by how often it is called, or by an argument."""
        return "passes" in self.roles or self.repeats or self.delivery.one_by_one

    @property
    def updates(self) -> bool:
        """Say whether the program can learn from one example."""
        return self.updater is not None or self.delivery.one_by_one

    def encode(self, labels: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
        """Return labels 0 and 1 as the program wants them."""
        return encoded(self.labels, labels)

    def decode(self, predicted: npt.NDArray[Any]) -> tuple[float, ...]:
        """Return the program's labels as 0 and 1; any other value stays apart from both."""
        return decoded(self.labels, predicted)

    def parameters(self, instance: Instance, features: int) -> Parameters | None:
        """Return weights and bias by the reading found; None where they are not there."""
        return self.reading.parameters(instance, features) if self.reading else None


def _rows(calls: list[Arguments]) -> int:
    return max((len(a) for a in calls[0] if hasattr(a, "__len__")), default=0) if calls else 0
