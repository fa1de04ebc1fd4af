"""The plugin in a session of its own: a broken grader is nobody's mark; a hang costs one."""

import sys

import numpy as np
import pytest
from hypothesis.errors import StopTest

from perceptron import Perceptron
from perceptron.catalogue import entry_of
from perceptron.contract import ALWAYS_ASKED, Assignment, Parameters, SubmissionError, TargetError
from perceptron.guard import guarded, printable
from perceptron.judge import assignment_from, describe, judge
from perceptron.outcomes import Outcome
from perceptron.properties import every_property
from perceptron.reports.text import summary
from perceptron.survey import model_of

LAWS = every_property()
XOR = LAWS["test_xor_and_xnor_are_never_learned"]


class Moody(Perceptron):
    """Answers differently every time."""

    calls = 0

    def predict(self, X):
        Moody.calls += 1
        return (super().predict(X) + Moody.calls) % 2


class Tires(Perceptron):
    """Learns no more once it has been trained so often."""

    trained = 0

    def fit(self, X, y):
        Tires.trained += 1
        return super().fit(X, y) if Tires.trained <= 20 else self._untrained(X)

    def _untrained(self, X):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        return self


class Hanging(Perceptron):
    """Never ends on XOR, once it is judged."""

    judged, hung = False, 0

    def fit(self, X, y):
        if self.judged and np.asarray(y).tolist() == [0, 1, 1, 0]:
            Hanging.hung += 1
            while True:
                pass
        return super().fit(X, y)


def test_a_bug_of_the_grader_is_an_outcome_of_its_own():
    outcome = describe(XOR, model_of(Perceptron), Assignment(), KeyError("ours"))
    assert outcome.status == "grader error"
    assert not outcome.loses


def test_an_error_of_the_graders_machine_that_does_not_come_again_is_no_unsteady_program():
    model = model_of(Perceptron)
    train, failing = model.train, [OSError(24, "Too many open files")]

    def trained(*given, **options):
        if failing:
            raise failing.pop()
        return train(*given, **options)

    model.train = trained
    (outcome,) = judge(model, laws=[XOR], examples=10)
    assert (outcome.status, outcome.loses) == ("grader error", False)
    assert outcome.message == "OSError: [Errno 24] Too many open files"


def test_a_grader_error_is_not_printed_as_held():
    outcome = describe(XOR, model_of(Perceptron), Assignment(), KeyError("ours"))
    assert summary([outcome], {"Perceptron": ()}, 1)[0].startswith("Perceptron: 0 of 1 ")


def test_a_program_that_answers_differently_never_passes():
    law = LAWS["test_asking_twice_gives_the_same_labels"]
    (outcome,) = judge(model_of(Moody), laws=[law], examples=10)
    assert outcome.status in {"failed", "unsteady"}
    assert outcome.loses


def test_a_program_that_no_longer_does_what_a_claim_is_about_is_unsteady(monkeypatch):
    model = model_of(Tires)
    monkeypatch.setattr(Tires, "trained", 0)
    (outcome,) = judge(model, laws=[LAWS["test_a_converged_model_stays_as_it_is"]], examples=25)
    assert (outcome.status, outcome.loses) == ("unsteady", True)
    assert "assume" not in outcome.message


def test_the_first_time_out_of_a_property_is_final(monkeypatch):
    monkeypatch.setattr("perceptron.guard.CPU_SECONDS", 0.3)
    model = model_of(Hanging)
    monkeypatch.setattr(Hanging, "judged", True)
    monkeypatch.setattr(Hanging, "hung", 0)
    (outcome,) = judge(model, laws=[XOR], examples=100)
    assert Hanging.hung == 1
    assert outcome.status == "timed out"
    assert "no answer within" in outcome.message
    assert outcome.counterexample["order"] == "[0, 1, 2, 3]"


def test_outcomes_travel_as_json_and_print_as_a_table():
    outcomes = judge(model_of(Perceptron), laws=[XOR], examples=5)
    assert [Outcome.from_json(o.to_json()) for o in outcomes] == outcomes
    table = summary(outcomes, {"Perceptron": ("labels 0 and 1",)}, 3)
    assert table[0] == "Perceptron: 1 of 3 properties that count hold; 2 did not run"
    assert table[1] == "  found: labels 0 and 1"
    assert entry_of(XOR).claim.startswith("No weights get XOR right")


def test_weights_that_are_not_finite_are_the_submissions_error():
    with pytest.raises(SubmissionError, match="expected finite weights and bias"):
        _ = Parameters((float("nan"),), 0.0).vector


class Sleepy(Perceptron):
    """Never comes back."""

    def fit(self, X, y):
        while True:
            pass


def test_training_that_never_ends_is_told_so_at_once(monkeypatch):
    monkeypatch.setattr("perceptron.survey.choice.SECONDS", 0.2)  # else 1 s for each reading
    with pytest.raises(TargetError, match=r"given rows, labels: no answer within 0\.2 s"):
        model_of(Sleepy)


class Still(Perceptron):
    """Never learns, so never leaves an update to judge."""

    def fit(self, X, y):
        return super().fit(X, np.ones(len(y), dtype=int))


def test_a_claim_that_no_example_put_to_the_test_earns_nothing():
    law = LAWS["test_a_pass_moves_towards_every_separator"]
    (outcome,) = judge(model_of(Still), laws=[law], examples=20)
    assert (outcome.status, outcome.examples, outcome.loses) == ("no evidence", 0, True)
    assert "on none of the examples" in outcome.message


@pytest.mark.parametrize("trick", [pytest.skip.Exception, StopTest, GeneratorExit, SystemExit])
def test_no_exception_of_a_submission_ends_or_skips_its_test(trick):
    class Tricky(Perceptron):
        def predict(self, X):
            raise trick("0")

    (outcome,) = judge(model_of(Tricky), laws=[XOR], examples=5)
    assert outcome.loses
    assert outcome.message.startswith(f"{trick.__name__}: ")


def test_errors_name_the_submissions_own_line_and_nothing_unprintable():
    own = r"ZeroDivisionError: .*line \d+, in test_errors"
    with pytest.raises(SubmissionError, match=own), guarded((__file__,)):
        _ = 1 / 0
    with pytest.raises(SubmissionError, match="SystemExit: 3"), guarded():
        sys.exit(3)
    assert printable("a\u202eb\nc" + "d" * 400) == "a b c" + "d" * 292 + "..."


def test_everything_can_be_asked_for():
    everything = assignment_from("all")
    assert all(everything.counts(law) for law in LAWS.values())


def test_a_claim_asked_for_by_name_counts_and_is_added_to_what_is_asked_anyway():
    claim = LAWS["test_a_point_on_the_plane_gets_label_1"]
    assignment = assignment_from("a_point_on_the_plane_gets_label_1")
    assert assignment.counts(claim)
    assert assignment.asks > ALWAYS_ASKED
    assert not assignment_from("").counts(claim)
    assert assignment_from("fit,predict").asks == {"fit", "predict"}


def test_training_that_would_take_too_long_is_not_judged():
    law = LAWS["test_close_neighbours_are_told_apart"]

    class Slow(Perceptron):
        def fit(self, X, y):
            super().fit(X, y)
            self.bias = 1e9  # from there it would take a year
            return self

    (outcome,) = judge(model_of(Slow), laws=[law], examples=5)
    assert (outcome.status, outcome.loses) == ("no evidence", True)


def test_a_grader_error_exits_3(pytester):
    pytester.makepyfile(
        conftest="""
        import perceptron.judge, perceptron.properties.limits as limits
        from hypothesis import given, strategies as st

        @given(value=st.integers(0, 1))
        def test_xor_and_xnor_are_never_learned(implementation, value):
            "A broken one of the same name."
            raise KeyError(value)

        test_xor_and_xnor_are_never_learned.__module__ = limits.__name__
        limits.test_xor_and_xnor_are_never_learned = test_xor_and_xnor_are_never_learned
        pytest_plugins = ["perceptron.pytest_plugin"]
        """,
        test_bound="from perceptron.properties.limits import test_xor_and_xnor_are_never_learned",
    )
    done = pytester.runpytest_subprocess(
        "-p", "no:randomly", "test_bound.py", "--implementation=perceptron:Perceptron"
    )
    assert done.ret == 3
    done.stdout.fnmatch_lines(["*limits: xor_and_xnor_are_never_learned: grader error*"])
