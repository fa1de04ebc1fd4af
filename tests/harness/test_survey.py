"""What a submission offers is found out, also where it is odd or broken; the report says so."""

import numpy as np
import pytest

from perceptron import Perceptron
from perceptron.contract import Assignment, Parameters, TargetError
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.judge import judge
from perceptron.properties import every_property
from perceptron.reports.text import summary
from perceptron.survey import model_of

LAWS = every_property()
GATES = [LAWS["test_every_two_input_gate_is_learned"]]


class NoPredict:
    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0


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
    def __init__(self, depth):
        super().__init__()


def test_a_class_without_predict_is_told_so():
    model = model_of(NoPredict)
    assert "predict" not in model.offer.capabilities
    assert "no method predict(X) was found" in model.offer.notes
    (outcome,) = judge(model, laws=GATES)
    assert outcome.missing == ("passes", "predict")
    assert outcome.loses
    assert "asked for, not offered: passes, predict" in summary([outcome], ["NoPredict"], 1)[-2]


def test_a_crash_is_reported_with_its_message():
    (outcome,) = judge(model_of(Crashes), laws=GATES, examples=5)
    assert outcome.status == "error"
    text = "\n".join(summary([outcome], ["Crashes"], 1))
    assert "RuntimeError: no data today" in text
    assert "gate = ('" in text


def test_a_bias_that_is_not_a_number_fails_and_breaks_nothing():
    (outcome,) = judge(model_of(NotANumber), laws=GATES, examples=5)
    assert outcome.status in {"failed", "error"}


def test_other_names_and_a_negated_bias_are_read():
    model = model_of(Flat)
    assert {"parameters", "passes", "in_order"} <= model.offer.capabilities
    assert str(model.program.reading) in {
        "weights and bias = joint, bias first negated",
        "weights and bias = returned[0], bias first negated",
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
    assert "weights = weights; bias = bias; the step is taken at 0.5" in model.offer.notes
    trained = model.train(gate_problem(TWO_INPUT_GATES["AND"]), passes=0)
    assert trained.known() == Parameters((0.0, 0.0), -0.5)


class Moody(Perceptron):
    @property
    def score(self):
        raise RuntimeError("not trained on enough")


def test_a_property_that_raises_holds_no_number_and_breaks_nothing():
    assert "parameters" in model_of(Moody).offer.capabilities


def test_a_class_that_cannot_be_made_says_which_argument_is_missing():
    with pytest.raises(TargetError, match=r"the constructor needs depth.*module:Odd\(depth=...\)"):
        model_of(Odd)


def test_a_model_names_its_submission():
    assert repr(model_of(Perceptron, "ann.py")) == "LocalModel('ann.py')"
