"""check() judges a class where it stands, says what fails in plain words, and gives it as data."""

import subprocess
import sys

import numpy as np
import pytest

import perceptron
from perceptron import check


class Right:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y, strict=True):
                step = self.learning_rate * (label - self.predict(x))
                self.weights, self.bias = self.weights + step * x, self.bias + self.own(step)

    def own(self, step):
        return step

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)


class NoBias(Right):
    """Never learns a bias <script>alert(1)</script>."""

    def own(self, step):
        return 0


@pytest.fixture(scope="module")
def failed():
    return check(NoBias, theme="update", examples=20)


def test_a_correct_class_passes():
    report = check(Right, theme="gates", quick=True)
    assert report.passed
    assert report.failures == ()
    assert repr(report) == "Right: 3 of 3 properties hold"
    report.raise_for_failures()


def test_what_fails_is_data_with_its_example(failed):
    assert not failed.passed
    first = failed.failures[0]
    assert first.status == "failed"
    assert first.counterexample
    assert all(outcome.theme == "update" for outcome in failed.outcomes)


def test_the_report_reads_as_claim_example_and_what_happened(failed):
    text = repr(failed)
    first = failed.failures[0]
    assert text.startswith("NoBias: ")
    places = [text.index(first.claim), text.index("label"), text.index(first.message[:40])]
    assert places == sorted(places)
    assert f"check(NoBias, only='{first.replay}', examples=20)" in text
    assert text.index("Why: ") < text.index("once more: ")


def test_raising_says_the_same(failed):
    with pytest.raises(AssertionError) as raised:
        failed.raise_for_failures()
    assert str(raised.value) == repr(failed)


def test_a_notebook_shows_it_as_html_with_every_text_escaped():
    class Hostile(NoBias):
        def fit(self, X, y):
            if X.shape[1] not in (2, 3):
                raise ValueError("<script>alert(1)</script>")
            super().fit(X, y)

    page = check(Hostile, only="separable_examples_are_all_learned", quick=True)._repr_html_()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>" not in page


def test_a_class_of_which_nothing_could_be_tried_has_not_passed_and_hears_what_is_missing():
    report = check(Right, only="a_mistake_moves_by_step_error_example")  # it has no update(x, y)
    assert report.failures == ()
    assert not report.passed
    assert "0 of 1 properties hold; 1 needs more than it offers" in repr(report)
    for told in (repr(report), report._repr_html_()):
        assert "a method that learns from one example, update(x, y)" in told
        assert "Nothing fails" not in told
    with pytest.raises(AssertionError, match="does not offer what it needs"):
        report.raise_for_failures()


def test_one_property_meets_its_smallest_example_again(failed):
    first = failed.failures[0]
    (again,) = check(NoBias, only=first.name, examples=20).failures
    assert again == first
    (again,) = check(NoBias, only=first.replay, seed=9).failures
    assert again.counterexample == first.counterexample
    mended = check(Right, only=first.replay)
    assert (mended.passed, mended.outcomes[0].examples) == (True, 1)


def test_a_script_shows_a_failure_and_an_unknown_name_is_told(failed):
    name = failed.failures[0].name
    assert "program.NoBias(" in failed.script(name)
    with pytest.raises(ValueError, match=f"did you mean {name}"):
        failed.script(f"{name}s")


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        ({"theme": "updates"}, ValueError, r"theme='updates': .*; did you mean update\?"),
        ({"only": "xor"}, ValueError, r"only='xor': expected a known name"),
        ({"only": "lists_are_accepted"}, ValueError, "add asks='lists_are_accepted'"),
        (
            {"only": "every_scale_is_learned@A"},
            ValueError,
            "only='A': expected what a report shows",
        ),
        ({"examples": 0}, ValueError, "examples=0: expected at least 1"),
        ({"asks": "wings"}, ValueError, "wings: expected some of"),
    ],
)
def test_a_wrong_option_is_told(options, error, told):
    with pytest.raises(error, match=told):
        check(Right, **options)


def test_an_instance_is_no_class():
    with pytest.raises(TypeError, match=r"program=Right: expected a class"):
        check(Right())


def test_quick_takes_a_tenth_of_the_examples():
    few, all_ = (check(Right, theme="gates", quick=quick) for quick in (True, False))
    assert max(outcome.examples for outcome in few.outcomes) <= 10
    assert max(outcome.examples for outcome in all_.outcomes) > 10


def test_it_arrives_on_first_use_and_costs_nothing_before():
    assert "check" in perceptron.__all__
    code = "import sys, perceptron; sys.exit('perceptron.notebook' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class Idle(Right):
    """Trains nothing."""

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0


def test_what_holds_of_a_class_that_learns_nothing_is_told_once():
    report = check(Idle, theme="inputs", quick=True)
    assert not report.passed
    text = repr(report)
    assert text.startswith(
        "Idle: 0 of 7 properties hold; 7 would, but nothing shows that it learns"
    )
    assert text.count("with every label swapped") == 1
