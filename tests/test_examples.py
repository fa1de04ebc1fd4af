"""The name of a property and the seed decide its examples; a code meets one of them again."""

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perceptron.examples import chosen
from perceptron.judge import judge
from perceptron.properties import every_property
from perceptron.survey import model_of

LAW = "test_every_scale_is_learned"


class NoBias:
    """Right but for the bias, which is what each test needs to see again."""

    learns_bias = 0

    def __init__(self, learning_rate=1.0, epochs=50):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = [0.0] * X.shape[1], 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y, strict=True):
                step = self.learning_rate * (label - self.predict(x[None])[0])
                self.weights = [w + step * v for w, v in zip(self.weights, x, strict=True)]
                self.bias += step * self.learns_bias

    def predict(self, X):
        return [int(sum(map(float.__mul__, self.weights, x)) + self.bias >= 0) for x in X.tolist()]


class WithBias(NoBias):
    learns_bias = 1


def judged(program=NoBias, **options):
    (outcome,) = judge(model_of(program), laws=[every_property()[LAW]], **options)
    return outcome


def test_modules_that_happen_to_be_loaded_change_no_example(tmp_path, monkeypatch):
    """A lecturer's property may draw from wide ranges, where Hypothesis tries their constants."""
    seen = []

    @given(number=st.integers())
    def test_any_number(implementation, number):
        assert implementation
        seen.append(number)

    judge(model_of(WithBias), laws=[test_any_number], examples=200)
    before = seen.copy()
    (tmp_path / "somebodys.py").write_text(f"NUMBERS = {[*range(1_000_000, 1_000_100)]}\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("somebodys")
    seen.clear()
    judge(model_of(WithBias), laws=[test_any_number], examples=200)
    assert len(before) >= 200
    assert seen == before


def test_a_code_meets_the_same_example_again_and_nothing_else():
    first = judged()
    name, _, code = first.replay.partition("@")
    assert name == first.name
    assert code
    again = judged(seed=5, code=code)
    assert (again.status, again.counterexample) == ("failed", first.counterexample)
    assert again.replay == first.replay


def test_a_mended_program_passes_the_example_that_failed():
    code = judged().replay.partition("@")[2]
    mended = judged(WithBias, code=code)
    assert (mended.status, mended.examples) == ("passed", 1)
    assert judged(WithBias).examples > 1, "the code is for one run"


@pytest.mark.parametrize("code", ["", "AXic", "AAE", "\N{SNOWMAN}"])
def test_a_code_that_stands_for_no_example_is_told(code):
    with pytest.raises(ValueError, match=r": expected what a report shows .* copy all of it"):
        chosen(f"every_scale_is_learned@{code}", every_property())


def test_a_name_that_is_no_propertys_is_told():
    with pytest.raises(ValueError, match=r"'scale': expected a known name"):
        chosen("scale", every_property())


def test_what_a_report_names_is_the_property_and_the_example():
    replay = judged().replay
    assert chosen(replay, every_property()) == (every_property()[LAW], replay.partition("@")[2])
    assert chosen("every_scale_is_learned", every_property()) == (every_property()[LAW], "")
