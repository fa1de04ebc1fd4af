"""How a program is driven is found out from its own runs, and is never what scores best."""

import numpy as np
import pytest

from perceptron.contract import SubmissionError
from perceptron.judge import judge
from perceptron.outcomes import Outcome
from perceptron.properties import every_property
from perceptron.reports.text import summary

UNTIL_RIGHT = """
def train(X, y):
    w, b = [0.0] * len(X[0]), 0.0
    wrong = True
    while wrong:
        wrong = False
        for x, t in zip(X, y):
            if t * (sum(v * u for v, u in zip(w, x)) + b) <= 0:
                w, b, wrong = [v + t * u for v, u in zip(w, x)], b + t, True
    return w, b
"""
MISCOUNTS = """
class Perceptron:
    def __init__(self, eta=1.0, epochs=100):
        self.eta, self.epochs = eta, epochs
    def output(self, x):
        return int(sum(w * v for w, v in zip(self.w, x)) + self.b > 0)
    def fit(self, X, y):
        self.w, self.b = [0.0] * len(X[0]), 0.0
        for _ in range(self.epochs):
            for x, t in zip(X, y):
                e = self.eta * (t - self.output(x))
                self.w, self.b = [w + e * v for w, v in zip(self.w, x)], self.b + e
    def predict(self, X):
        for x in X:
            return [self.output(x)]
"""
NAMED_BY_NOTHING = (
    MISCOUNTS.replace("eta", "tempo")
    .replace("epochs", "wiederholt")
    .replace(
        "        for x in X:\n            return [self.output(x)]",
        "        return [*map(self.output, X)]",
    )
)
ATTRIBUTES = (
    NAMED_BY_NOTHING.replace("self, tempo=1.0, wiederholt=100", "self")
    .replace("self.tempo, self.wiederholt = tempo, wiederholt", "self.eta, self.epochs = 0.5, 7")
    .replace("tempo", "eta")
    .replace("wiederholt", "epochs")
)
LAW = every_property()["test_every_row_gets_one_of_the_two_labels"]


def found(model):
    return {finding.topic: finding.found for finding in model.offer.findings}


def test_a_loop_until_all_is_right_has_enough_passes_and_need_not_end(model):
    until_right = model(UNTIL_RIGHT)
    assert "enough_passes" in until_right.offer.capabilities
    assert {"ends", "passes", "predict"}.isdisjoint(until_right.offer.capabilities)
    assert found(until_right)["labels"] == "-1 and 1"
    outcomes = judge(until_right, examples=5)
    assert {o.status for o in outcomes} <= {"passed", "not offered"}
    assert {o.theme for o in outcomes if o.status == "passed"} == {"convergence", "gates", "inputs"}


def test_a_predict_that_miscounts_is_judged_though_a_helper_would_do(model):
    miscounts = model(MISCOUNTS)
    assert found(miscounts)["predict"].startswith("predict, ")
    (outcome,) = judge(miscounts, laws=[LAW], examples=5)
    assert (outcome.status, outcome.message) == ("error", "predict returned 1 labels for 2 rows")


def test_numbers_of_any_name_are_found_by_what_they_do(model):
    named = found(model(NAMED_BY_NOTHING))
    assert (named["passes"], named["learning rate"]) == ("wiederholt", "tempo")


def test_attributes_of_the_instance_stand_for_arguments(model):
    named = found(model(ATTRIBUTES))
    assert named["passes"] == "epochs, set on the instance"
    assert named["learning rate"] == "eta, set on the instance"


def test_constants_of_the_module_are_set_and_put_back(model):
    constants = UNTIL_RIGHT.replace("while wrong:", "for _ in range(EPOCHS):")
    program = model(f"EPOCHS = 3\n{constants}").program
    assert program.roles["passes"] == ("module", "EPOCHS")
    assert program.module.EPOCHS == 3


def test_training_that_raises_is_judged_and_each_property_says_why(model):
    broken = model(MISCOUNTS.replace("self.w, self.b = [0.0] * len(X[0]), 0.0", "self.b = missing"))
    assert found(broken)["training"] == "raises an error in every way that was tried"
    (outcome,) = judge(broken, laws=[LAW], examples=5)
    assert outcome.message.startswith("NameError: name 'missing' is not defined (line 8, in fit")


def test_what_was_seen_to_fail_comes_before_errors_and_missing_evidence():
    kinds = ("no evidence", "timed out", "error", "failed")
    outcomes = [Outcome("mine.py", "update", kind, "", kind, counts=True) for kind in kinds]
    outcomes.append(Outcome("mine.py", "update", "extra", "", "failed", counts=False))
    lines = summary(outcomes, {"mine.py": ()}, 4)
    shown = [line.split(": ")[1] for line in lines if line.startswith("  update: ")]
    assert shown == ["failed", "error", "timed out", "no evidence", "extra"]


def test_a_program_says_what_it_lacks_when_it_is_asked_all_the_same(model):
    program = model(UNTIL_RIGHT).program
    program.reading = None
    with pytest.raises(SubmissionError, match="neither a predict"), program.running():
        program.predict(program.make(2), np.zeros((1, 2)))


def test_of_time_outs_those_where_no_line_separates_come_first():
    themes = ("prediction", "limits")
    outcomes = [Outcome("mine.py", theme, "a", "", "timed out", counts=True) for theme in themes]
    assert [o.theme for o in sorted(outcomes, key=lambda o: o.severity)] == ["limits", "prediction"]
