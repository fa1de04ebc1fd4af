"""What a submission offers is found out, also where it is odd or broken; the report says so."""

import random
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from numpy.random import default_rng

from perceptron import Perceptron
from perceptron.contract import Assignment, Parameters, TargetError
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.judge import judge
from perceptron.properties import every_property
from perceptron.randomness import fixed_randomness
from perceptron.reports.text import summary
from perceptron.survey import model_of

LAWS = every_property()
GATES = [LAWS["test_every_two_input_gate_is_learned"]]


class NoPredict:
    def fit(self, X, y):
        trained = Perceptron().fit(X, y)
        self.weights, self.bias = trained.weights, trained.bias


class Crashes(Perceptron):
    def fit(self, X, y):
        raise RuntimeError("no data today")


class NotANumber(Perceptron):
    def fit(self, X, y):
        super().fit(X, y)
        self.bias = float("nan")
        return self


class Flat:
    """Returns its weights from train, bias negated in first place; hints at nothing else."""

    def train(self, X, y, epochs=5):
        joint = np.zeros(X.shape[1] + 1)
        for _ in range(epochs):
            for x, t in zip(X, y, strict=True):
                error = t - int(joint[1:] @ x - joint[0] >= 0)
                joint[1:] += error * x
                joint[0] -= error
        self.joint = joint
        return [joint]

    def classify(self, X):
        return np.array([int(self.joint[1:] @ x - self.joint[0] >= 0) for x in X])


class Odd(Perceptron):
    def __init__(self, depth, width, height, weather):
        super().__init__()


def test_a_class_without_predict_is_told_so():
    model = model_of(NoPredict)
    assert "predict" not in model.offer.capabilities
    found = [str(finding) for finding in model.offer.findings]
    assert "predict = no predict(X) was found: labels are taken from the weights" in found
    (outcome,) = judge(model, laws=GATES)
    assert outcome.missing == ("enough_passes",)
    assert outcome.loses
    assert "asked for, not offered: enough_passes" in summary([outcome], {"NoPredict": ()}, 1)[-2]


def test_a_crash_is_reported_with_its_message():
    (outcome,) = judge(model_of(Crashes), laws=GATES, examples=5)
    assert outcome.status == "error"
    text = "\n".join(summary([outcome], {"Crashes": ()}, 1))
    assert "RuntimeError: no data today" in text
    assert "gate = 'AND'" in text


def test_a_bias_that_is_not_a_number_fails_and_breaks_nothing():
    (outcome,) = judge(model_of(NotANumber), laws=GATES, examples=5)
    assert outcome.status in {"failed", "error"}


def test_other_names_and_a_negated_bias_are_read():
    model = model_of(Flat)
    assert {"parameters", "passes", "in_order"} <= model.offer.capabilities
    assert str(model.program.reading) in {
        "weights and bias = joint, bias first negated",
        "weights and bias = returned, bias first negated",
    }
    outcomes = judge(model, Assignment(frozenset({"fit", "predict"})), examples=5)
    assert {outcome.status for outcome in outcomes} <= {"passed", "not offered"}
    assert not any(outcome.loses for outcome in outcomes)


def keeps_them_in(where):
    """Return a perceptron that keeps weights and bias only where `where` puts them."""

    class Keeper:
        def fit(self, X, y, epochs=10):
            trained = Perceptron(epochs=epochs).fit(X, y)
            self.predict = trained.predict
            where(self, trained.weights, trained.bias)

        def predict(self, X):
            raise NotImplementedError

    return Keeper


class Unit:
    """An inner object of a student's file."""


def in_odd_names(self, w, b):
    self.pesos, self.sesgo = w, b


def in_a_dictionary(self, w, b):
    self.params = {"W": w, "b": b}


def in_an_inner_object(self, w, b):
    self.unit = Unit()
    self.unit.weights, self.unit.bias = w, b


@pytest.mark.parametrize(
    ("where", "reading"),
    [
        (in_odd_names, "weights = pesos; bias = sesgo"),
        (in_a_dictionary, "weights = params.W; bias = params.b"),
        (in_an_inner_object, "weights = unit.weights; bias = unit.bias"),
    ],
)
def test_weights_and_bias_are_read_where_they_are_kept(where, reading):
    model = model_of(keeps_them_in(where))
    assert str(model.program.reading) == reading
    assert {"exact", "in_order"} <= model.offer.capabilities


class FiresFromOneHalf(Perceptron):
    def predict(self, X):
        return (self.activation(X) >= 0.5).astype(int)


def test_a_step_taken_elsewhere_than_at_zero_is_an_offset_of_the_bias():
    model = model_of(FiresFromOneHalf)
    assert "threshold = the step is taken at 0.5" in [str(f) for f in model.offer.findings]
    trained = model.train(gate_problem(TWO_INPUT_GATES["AND"]), passes=0)
    assert trained.known() == Parameters((0.0, 0.0), -0.5)


class Moody(Perceptron):
    @property
    def score(self):
        raise RuntimeError("not trained on enough")


def test_a_property_that_raises_holds_no_number_and_breaks_nothing():
    assert "parameters" in model_of(Moody).offer.capabilities


def test_a_class_that_cannot_be_made_says_which_argument_is_missing():
    with pytest.raises(TargetError, match="class Odd: the constructor needs depth"):
        model_of(Odd)


def test_a_model_names_its_submission():
    assert repr(model_of(Perceptron, "ann.py")) == "LocalModel('ann.py')"


class Refuses:
    """An attribute of a library that will not become an array, as a tensor with a gradient."""

    def __array__(self, *_, **__):
        raise RuntimeError("call detach first")


class HoldsRefusal(Perceptron):
    def fit(self, X, y):
        self.network = Refuses()
        return super().fit(X, y)


class InFractions:
    def fit(self, X, y, epochs=10):
        trained = Perceptron(epochs=epochs).fit(np.array(X), y)
        self.w, self.b = [Fraction(w) for w in trained.weights], Decimal(trained.bias)

    def predict(self, X):
        terms = [[w * Fraction(v) for w, v in zip(self.w, x, strict=True)] for x in X]
        return [int(sum(row) + Fraction(self.b) >= 0) for row in terms]


def test_an_attribute_that_refuses_to_be_a_number_is_passed_over():
    assert "parameters" in model_of(HoldsRefusal).offer.capabilities


def test_fractions_and_decimals_are_numbers():
    assert "parameters" in model_of(InFractions).offer.capabilities


class UpToOne(Perceptron):
    def __init__(self, learning_rate=0.1, epochs=100):
        if not 0 < learning_rate < 1:
            raise ValueError(learning_rate)
        super().__init__(learning_rate, epochs)


def test_where_large_learning_rates_are_refused_a_small_one_is_the_unit():
    offer = model_of(UpToOne).offer
    assert (offer.rate_unit, offer.step) == (2**-11, Fraction(1, 2**11))
    assert {"learning_rate", "in_order"} <= offer.capabilities
    assert model_of(Perceptron).offer.rate_unit == 1


def generators():
    return [
        np.random.Generator(np.random.PCG64()).random(),
        np.random.default_rng(np.random.SeedSequence()).random(),
        default_rng().random(),
        np.random.RandomState().rand(),
        random.Random().random(),
        random.random(),
        np.random.rand(),
    ]


def test_every_generator_without_a_seed_repeats_itself_and_is_noticed():
    drawn = []
    for entropy in (1, 1, 2):
        with fixed_randomness(entropy) as randomness:
            drawn.append(generators())
            assert randomness().drawn
            assert isinstance(np.random.mtrand._rand, np.random.RandomState)
    assert drawn[0] == drawn[1]
    assert all(one != two for one, two in zip(drawn[1], drawn[2], strict=True))
    assert len({*drawn[0]}) == len(drawn[0])


@pytest.mark.parametrize(
    "make",
    [
        lambda: np.random.default_rng(7).random(),
        lambda: np.random.RandomState(7).rand(),
        lambda: random.Random(7).random(),
    ],
    ids=["default_rng", "RandomState", "Random"],
)
def test_a_generator_with_a_seed_is_noticed_and_draws_as_ever(make):
    with fixed_randomness(1) as randomness:
        assert not randomness().drawn
        drawn = make()
        assert randomness().drawn
    assert drawn == make()
