"""The search for enough passes: few first, then as many as any correct program may need."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from perceptron.contract import Offer, Parameters, Trained
from perceptron.gates import TWO_INPUT_GATES
from perceptron.judge import judge
from perceptron.learning import FEW_PASSES, TooLong, train_enough
from perceptron.problems import Problem
from perceptron.properties import every_property
from perceptron.strategies import separated_gate
from perceptron.survey import model_of

pytestmark = pytest.mark.filterwarnings("ignore:Using `assume` outside")
CLOSE = Problem(((4,), (5,)), (0, 1), separator=(2, -9))


class Stubborn:
    """Never right, and keeps what it was asked for."""

    def __init__(self, third_label=False, start=None):
        capabilities = frozenset({"fit", "predict", "passes", "parameters"})
        self.offer = Offer(capabilities, third_label=third_label, start=start)
        self.asked = []

    def train(self, problem, *, passes, learning_rate):
        self.asked.append(passes)
        always = (1.0,) * len(problem.labels)
        return Trained(always, parameters=Parameters((0.0,), 0.0))


def test_passes_grow_until_any_program_would_have_learned():
    model = Stubborn()
    train_enough(model, CLOSE)
    online = FEW_PASSES[0] + int(CLOSE.mistake_bound) + 2
    longest = 2 * online
    assert model.asked[: model.asked.index(longest) + 1] == [*FEW_PASSES, online, longest]


class Stops(Stubborn):
    """Never right, and makes so many passes at most."""

    def __init__(self, most):
        super().__init__()
        self.most = most

    def train(self, problem, *, passes, learning_rate):
        trained = super().train(problem, passes=passes, learning_rate=learning_rate)
        return replace(trained, parameters=Parameters((0.0,), float(min(passes, self.most))))


@pytest.mark.parametrize("most", [1, 2, 5, 7, 11, 12])
def test_how_early_a_program_stopped_is_found_out(most):
    assert train_enough(Stops(most), CLOSE).settled == most


def test_a_program_that_goes_on_has_not_settled():
    trained = train_enough(Stops(10**6), CLOSE)
    assert trained.settled == trained.passes


def test_half_steps_may_need_twice_as_many():
    model = Stubborn(third_label=True)
    train_enough(model, CLOSE)
    assert max(model.asked) == 2 * (FEW_PASSES[0] + 2 * int(CLOSE.mistake_bound) + 2)


class RunsAway(Stubborn):
    """Never right, and from some pass on with weights as from a start at the end of the world."""

    def __init__(self, after, start=None):
        super().__init__(start=start)
        self.after = after

    def train(self, problem, *, passes, learning_rate):
        trained = super().train(problem, passes=passes, learning_rate=learning_rate)
        bias = 1e12 if passes > self.after else 0.0
        return replace(trained, parameters=Parameters((0.0,), bias))


@pytest.mark.parametrize(("after", "asked"), [(5, [12]), (50, [12, 60])])
def test_weights_that_no_updates_from_any_start_explain_are_judged_at_once(after, asked):
    model = RunsAway(after, start=Fraction(3))
    assert train_enough(model, CLOSE).predictions != CLOSE.labels
    assert model.asked == asked


def test_weights_that_may_have_started_far_off_are_not_judged():
    with pytest.raises(TooLong):
        train_enough(RunsAway(5), CLOSE)


def test_the_passes_that_suffice_from_the_farthest_start_are_enough():
    model = Stubborn(start=Fraction(3))
    assert train_enough(model, CLOSE).predictions != CLOSE.labels
    near = Stubborn(start=Fraction(0))
    train_enough(near, CLOSE)
    assert max(near.asked) <= max(model.asked)


def test_weights_that_no_step_changes_are_wrong_for_good():
    class Beyond(Stubborn):
        def train(self, problem, *, passes, learning_rate):
            trained = super().train(problem, passes=passes, learning_rate=learning_rate)
            return replace(trained, parameters=Parameters((0.0,), 1e200))

    model = Beyond()
    assert train_enough(model, CLOSE).predictions != CLOSE.labels
    assert model.asked == [FEW_PASSES[0]]


class RoundsAway(Stubborn):
    """Of NAND right in sums of its own; another order of summing says 1 of (1, 1) too."""

    def __init__(self, rests):
        super().__init__()
        self.rests = rests

    def train(self, problem, *, passes, learning_rate):
        trained = super().train(problem, passes=passes, learning_rate=learning_rate)
        scale = 1.0 if self.rests else 2.0**-passes
        weights = (-0.1 * scale, -0.2 * scale)
        return replace(trained, parameters=Parameters(weights, 0.3 * scale))


@pytest.mark.parametrize(("rests", "asked"), [(True, [12, 60]), (False, [12, 60, 300])])
def test_where_rounding_alone_decides_more_passes_are_tried_while_they_change_weights(rests, asked):
    model = RoundsAway(rests)
    train_enough(model, separated_gate(TWO_INPUT_GATES["NAND"]))
    assert model.asked[:3] == asked


class StartsFarOff:
    """A perceptron whose bias starts so far off that nobody waits for it."""

    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 2.0**30
        for _ in range(self.epochs):
            for row, label in zip(X, y, strict=True):
                step = self.learning_rate * (label - self.predict(row))
                self.weights, self.bias = self.weights + step * row, self.bias + step

    def predict(self, X):
        return np.where(X @ self.weights + self.bias >= 0, 1, 0)


LEARNED = every_property()["test_separable_examples_are_all_learned"]


def test_most_examples_too_long_to_be_judged_show_nothing():
    model = model_of(StartsFarOff)
    model.offer = replace(model.offer, capabilities=model.offer.capabilities | {"learns"})
    (outcome,) = judge(model, laws=[LEARNED], examples=3)
    assert outcome.status == "no evidence"
    assert "need more passes than anyone waits for" in outcome.message


def test_a_training_longer_than_anyone_waits_is_not_judged():
    far = Problem(((400,), (401,)), (0, 1), separator=(2, -801))
    with pytest.raises(TooLong):
        train_enough(Stubborn(), far)
