"""What no name tells is settled by the program's own runs, and said to its author."""

import pytest

from perceptron.contract import TargetError
from perceptron.judge import judge
from perceptron.problems import Problem
from perceptron.properties import every_property

LABEL_FIRST = """
def fire(w, x):
    return 1 if w[0] + sum(a * b for a, b in zip(w[1:], x)) > 0 else 0
def train(rows, eta=0.1, epochs=100):
    w = [0.0] * len(rows[0])
    for _ in range(epochs):
        for label, *x in rows:
            e = eta * (label - fire(w, x))
            w = [w[0] + e] + [a + e * v for a, v in zip(w[1:], x)]
    return w
"""
GLOBAL = """
w, b, eta, epochs = [], 0.0, 0.5, 50
def output(x):
    return 1 if sum(u * v for u, v in zip(w, x)) + b >= 0 else 0
def train(X, y):
    global w, b
    w, b = [0.0] * len(X[0]), 0.0
    for _ in range(epochs):
        for x, t in zip(X, y):
            e = eta * (t - output(x))
            b += e
            for i, v in enumerate(x):
                w[i] += e * v
"""
NAMELESS = """
class Wombat:
    def __init__(self, eta=0.1, epochs=100):
        self.eta, self.epochs = eta, epochs
    def digest(self, X, y):
        self.w, self.b = [0.0] * len(X[0]), 0.0
        for _ in range(self.epochs):
            for x, t in zip(X, y):
                e = self.eta * (t - self.sniff(x))
                self.w, self.b = [u + e * v for u, v in zip(self.w, x)], self.b + e
    def sniff(self, x):
        return int(sum(u * v for u, v in zip(self.w, x)) + self.b > 0)
"""
SETTINGS = """
import numpy as np
def perceptron(X, y, params={}):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(params.get("T", 100)):
        for x, t in zip(X, y):
            if t * (w @ x + b) <= 0:
                w, b = w + t * x, b + t
    return w, b
"""
RETURNS_A_MODEL = """
class Line:
    def __init__(self, w, b):
        self.w, self.b = w, b
    def says(self, x):
        return int(sum(u * v for u, v in zip(self.w, x)) + self.b > 0)
def train(X, y, eta=0.1, epochs=100):
    line = Line([0.0] * len(X[0]), 0.0)
    for _ in range(epochs):
        for x, t in zip(X, y):
            e = eta * (t - line.says(x))
            line = Line([u + e * v for u, v in zip(line.w, x)], line.b + e)
    return line
"""
# The weights stand where nobody looks, and nothing sets the rate of 0.1.
HIDDEN = """
class Perceptron:
    def __init__(self, epochs=100):
        self.epochs = epochs
    def fit(self, X, y):
        w, b = [0.0] * len(X[0]), 0.0
        for _ in range(self.epochs):
            for x, t in zip(X, y):
                e = 0.1 * (t - (sum(u * v for u, v in zip(w, x)) + b >= 0))
                w, b = [u + e * v for u, v in zip(w, x)], b + e
        self.answer = lambda x: RULE
    def predict(self, X):
        return [self.answer(x) for x in X]
"""
ITS_LINE = "int(sum(u * v for u, v in zip(w, x)) + b >= 0)"
ITS_MEMORY = "dict(zip(map(tuple, X.round(1)), y))[tuple(x.round(1))]"
ROUNDED = every_property()["test_inseparable_examples_are_never_all_right"]


def found(model):
    return {finding.topic: finding.found for finding in model.offer.findings}


def test_a_label_is_handed_in_first_where_every_gate_is_learned_only_so(model):
    assert found(model(LABEL_FIRST))["data"] == "rows with the label first"
    last = LABEL_FIRST.replace("label, *x in", "*x, label in")
    assert found(model(last))["data"] == "rows with the label last"
    wrong = last.replace("(label - fire(w, x))", "(fire(w, x) - label)")
    assert found(model(wrong + "predict = fire\n"))["data"] == "rows with the label last"


def test_weights_among_a_modules_globals_belong_to_the_training_that_left_them(model):
    trained = model(GLOBAL)
    told = found(trained)
    assert (told["weights"], told["bias"]) == ("w", "b")
    assert (told["learning rate"], told["passes"]) == (
        "eta, set in the module",
        "epochs, set in the module",
    )
    high, low = Problem(((1,), (2,)), (0, 1)), Problem(((1,), (2,)), (1, 0))
    alone, beside = trained.train(high), trained.train(high, beside=low)
    assert alone == beside


def test_a_number_that_the_program_itself_changes_is_no_setting(model):
    counts = GLOBAL.replace("global w, b", "global w, b, epochs\n    epochs = 50")
    assert "passes" not in model(counts).offer.capabilities


def test_training_under_a_name_of_its_own_is_what_learns_every_gate(model):
    told = found(model(NAMELESS))
    assert told["training"] == "digest, by what it does: its name does not say it"
    assert told["predict"] == "sniff, one row at a time"
    with pytest.raises(
        TargetError, match=r"found class Wombat \(digest, sniff\), but nothing that"
    ):
        model(NAMELESS.replace("(t - self", "(self.b - self"))


def test_an_argument_that_must_be_given_is_what_its_runs_show(model):
    source = NAMELESS.replace("eta=0.1, epochs=100", "grub, burrow, epochs=100")
    told = found(model(source.replace("= eta,", "= grub / 2 + burrow * 0,")))
    assert (told["learning rate"], told["features"]) == ("grub", "burrow")
    unused = model(source.replace("= eta,", "= 0,").replace("self.eta * ", "0.5 * "))
    assert "learning_rate" not in unused.offer.capabilities
    assert judge(unused, laws=[ROUNDED], examples=5)[0].status == "passed"


def test_settings_may_come_in_a_dictionary(model):
    assert found(model(SETTINGS))["passes"] == "T of perceptron"


def test_what_a_function_returns_may_predict(model):
    told = found(model(RETURNS_A_MODEL))
    assert (told["predict"], told["weights"]) == ("says, one row at a time", "returned.w")


def test_hidden_weights_are_no_reason_to_accuse_a_line_of_what_rounding_did(model):
    hidden = model(HIDDEN.replace("RULE", ITS_LINE))
    assert not {"parameters", "learning_rate"} & hidden.offer.capabilities
    (outcome,) = judge(hidden, laws=[ROUNDED], examples=20)
    assert outcome.status == "passed"


def test_hidden_weights_are_no_excuse_for_a_program_that_remembers(model):
    (outcome,) = judge(model(HIDDEN.replace("RULE", ITS_MEMORY)), laws=[ROUNDED], examples=20)
    assert outcome.status == "failed"
