"""What looks like weights, a rate or a predictor and is none, is not taken for it."""

from pathlib import Path

import pytest

from perceptron import survey
from perceptron.contract import TargetError
from perceptron.judge import judge
from perceptron.survey import answers, choice, parameters, settling

KEEPS_ITS_ROWS = """
class Perceptron:
    def __init__(self, data):
        self.data = data
    def train(self):
        w, b, wrong = [0.0] * (len(self.data[0]) - 1), 0.0, True
        while wrong:
            wrong = False
            for *x, t in self.data:
                if t * (sum(v * u for v, u in zip(w, x)) + b) <= 0:
                    w, b, wrong = [v + t * u for v, u in zip(w, x)], b + t, True
        print(w, b)
"""
NOT_ONE_THAT_TRAINS = """
import numpy as np
def step(x):
    return np.where(x > 0, 1, 0)
def perceptron(X, W):
    return step(np.dot(X, W))
def update_weight(X, W, Y, errors, learning_rate=0.1):
    return W + learning_rate * np.dot(errors, X)
"""
GLOBAL_WEIGHTS = """
w, b = [0.0] * 9, 0.0
def train(X, y, epochs=100):
    global b
    for _ in range(epochs):
        for x, t in zip(X, y):
            e = t - predict(x)
            b += e
            for i, v in enumerate(x):
                w[i] += e * v
def predict(x):
    return int(sum(u * v for u, v in zip(w, x)) + b >= 0)
"""
STEP_IS_A_RATE = """
import numpy as np
def perceptron(X, y, step: float, epochs: int):
    w = np.zeros(X.shape[1] + 1)
    for _ in range(epochs):
        for x, t in zip(X, y):
            w += step * (t - (x @ w[:-1] + w[-1] >= 0)) * np.append(x, 1.0)
    return w
"""


@pytest.fixture
def impatient(monkeypatch):
    """Let the survey wait 0.2 s for each answer, and not 1 s: some readings have none."""
    for module in (survey, answers, choice, parameters, settling):
        monkeypatch.setattr(module, "SECONDS", 0.2)


CORPUS = Path(__file__).parent.parent / "submissions"


def found(model):
    return {finding.topic: finding.found for finding in model.offer.findings}


@pytest.mark.usefixtures("impatient")
def test_rows_that_an_instance_keeps_are_not_its_weights(model):
    with pytest.raises(TargetError, match="found class Perceptron"):
        model(KEEPS_ITS_ROWS)


def test_a_function_that_only_predicts_is_not_judged_as_one_that_trains(model):
    with pytest.raises(TargetError, match="it learns 0 of 5 gates"):
        model(NOT_ONE_THAT_TRAINS)


def test_global_weights_start_afresh_with_each_training(model):
    lost = [o.name for o in judge(model(GLOBAL_WEIGHTS), examples=10) if o.status == "unsteady"]
    assert lost == []


def test_a_step_that_is_said_to_be_a_number_is_the_learning_rate(model):
    assert found(model(STEP_IS_A_RATE))["learning rate"] == "step of perceptron"


def test_an_activation_is_not_told_to_be_a_predictor_that_fails(model):
    told = found(model(STEP_IS_A_RATE + "def sign(z):\n    return 1 if z > 0 else -1\n"))
    assert told["predict"] == "no predict(X) was found: labels are taken from the weights"


def test_state_that_all_instances_share_is_read_before_the_next_training(model):
    told = found(model((CORPUS / "chaffs" / "weights_on_the_class.py").read_text("utf-8")))
    assert (told["data"], told["bias"]) == ("rows, labels", "bias")


@pytest.mark.usefixtures("impatient")
def test_the_order_of_visits_and_the_weights_are_handed_in(model):
    told = found(model((CORPUS / "wheats" / "visits_in_a_given_order.py").read_text("utf-8")))
    assert told["order"] == "order of pla"
    assert told["weights and bias"] == "the weights handed in, bias last"


@pytest.mark.parametrize(
    ("chaff", "topic", "told"),
    [
        (
            "one_bias_a_row",
            "weights and bias",
            "could not be read: no 3 weights with a bias predict as it does; found as numbers: "
            "lr of 1, n_iter of 1, weights of 3, bias of 4",
        ),
        ("predicts_without_the_bias", "bias", "bias, which predictions leave out"),
        ("always_one", "bias", "bias"),  # its answers tell nothing of weights or bias
        ("predicts_backwards", "bias", "bias"),  # no weights explain its answers, with one or not
        (
            "hebb_once_more",
            "update",
            "update, not judged by itself: it moves the weights at right examples too, as a part "
            "of fit may",
        ),
        (
            "default_list_of_weights",
            "update",
            "train, not judged by itself: after training, the weights and the bias could not be "
            "read",
        ),
    ],
)
def test_of_a_wrong_program_what_could_not_be_judged_is_told_with_its_reason(
    model, chaff, topic, told
):
    source = (CORPUS / "chaffs" / f"{chaff}.py").read_text("utf-8")
    assert found(model(source))[topic] == told
