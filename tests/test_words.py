"""Messages: exact numbers, a student's words, and the same text wherever it is read."""

import ast
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matrix import entries

from perceptron import properties
from perceptron.__main__ import main
from perceptron.contract import Finding, Offer, Parameters, Step, Trained
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.judge import assignment_from, judge
from perceptron.learning import train_enough
from perceptron.messages import (
    cut_off,
    impossible,
    in_own_labels,
    kept_on,
    mispredicted,
    missed,
    no_label,
    nothing_learned,
    unfollowed,
    unlike,
    unlike_labels,
    unreachable,
)
from perceptron.problems import Problem
from perceptron.properties import every_property
from perceptron.reports.text import summary
from perceptron.second_pass import SecondPass, disagreeing
from perceptron.step_messages import (
    drifted,
    gained,
    led_away,
    mistaken,
    no_steps,
    overwritten,
    stepping,
    too_many,
    undoubled,
    updated,
)
from perceptron.strategies import separable_problems, two_class_pairs, with_order
from perceptron.survey import model_of, models
from perceptron.words import (
    activation,
    answer,
    at,
    changed,
    labelled,
    number,
    own_labels,
    said,
    sizes,
    vector,
)

AND = replace(gate_problem(TWO_INPUT_GATES["AND"]), separator=(2, 2, -3))
PAIR = Problem(((-2,), (3,)), (0, 1), separator=(2, -1))
OFFER = Offer(frozenset({"fit", "predict"}), Fraction(1))
SIGNED = replace(OFFER, findings=(Finding("labels", "-1 and 1"),))
WORDED = replace(OFFER, findings=(Finding("labels", "no and yes"),))
CHAFFS = Path(__file__).parent / "submissions" / "chaffs"
NOWHERE = Parameters((float("nan"), float("inf")), 0.0)


def of(*values):
    *weights, bias = map(float, values)
    return Parameters(tuple(weights), bias)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (np.float64(0.1), "0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e200, "1e+200"),
        (Fraction(49, 4), "12.25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0.1) + Fraction(0.2), "about 0.30000000000000004"),
        (Fraction(10) ** 400 / 3, "about 3.33333e+399"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
    ],
)
def test_numbers_are_as_python_prints_them_and_whole_ones_without_a_point(value, text):
    assert number(value) == text


@given(st.floats(allow_nan=False))
def test_a_float_reads_back_as_itself(value):
    assert float(number(value)) == value


@given(st.fractions() | st.fractions(max_denominator=9))
def test_a_fraction_reads_back_as_itself_or_is_about_so(value):
    text = number(value)
    assert text.startswith("about ") or value in {
        Fraction(text),
        float(text) if "/" not in text else 0,
    }


def test_vectors_weights_and_examples_are_written_as_in_a_counterexample():
    assert vector((1.0, Fraction(-2))) == "(1, -2)"
    assert vector((3,)) == "(3,)"
    assert at(of(0.5, -1, 2)) == "weights (0.5, -1), bias 2"
    assert labelled(AND, 1) == "(0, 1) -> label 0"
    assert labelled(PAIR) == "(-2,) -> label 0, (3,) -> label 1"
    assert labelled(replace(PAIR, unit=Fraction(1, 2)), 1) == "(1.5,) -> label 1"
    assert changed(of(1, 0), of(-1, 0.5)) == "changed weights (1,) by (-2,), bias 0 by 0.5"


def test_a_step_is_one_size_or_several_or_about_one():
    one, half, open_ = (Fraction(1),) * 2, (Fraction(1, 2),) * 2, (Fraction(1, 3), Fraction(2, 3))
    assert sizes([one, half, one]) == "1 or 0.5"
    assert sizes([open_]) == "about 0.333333"


def test_answers_are_told_in_the_programs_own_labels():
    assert own_labels(OFFER) == ("0", "1")
    assert own_labels(SIGNED) == ("-1", "1")
    assert [answer(SIGNED, p) for p in (0, 0.5, 1, 2)] == ["-1", "0", "1", "3"]
    assert [answer(WORDED, p) for p in (1, 2)] == ["1", "neither label"]
    assert [said(p) for p in (0.0, 1.0, 0.5)] == ["0", "1", "neither label"]


@pytest.mark.parametrize(
    ("labels", "note"),
    [
        ("0 and 1", ""),
        ("0.0 and 1.0", ""),
        ("False and True", ""),
        ("-1 and 1", " (label 0 is your -1)"),
        ("no and yes", " (label 0 is your no, label 1 is your yes)"),
    ],
)
def test_a_message_on_labels_says_what_they_are_to_the_program(labels, note):
    offer = replace(OFFER, findings=(Finding("labels", labels),))
    assert in_own_labels("its label is 0", offer) == f"its label is 0{note}"
    assert in_own_labels("it predicts 0", offer) == f"it predicts 0{note}"
    assert in_own_labels("weights and predicting", offer) == "weights and predicting"


def test_an_activation_is_exact_and_unknown_where_weights_are():
    assert activation(of(0.1, 0.2), (1,)) == Fraction(0.1) + Fraction(0.2)
    assert activation(None, (1,)) is None
    assert activation(NOWHERE, (1, 1)) is None


def test_a_missed_example_tells_passes_prediction_label_weights_and_activation():
    found = Trained((0, 0, 0, 0), parameters=of(0, 0, -1), passes=300, settled=300)
    text = missed(found, AND)
    assert text.startswith(
        "after 300 passes your program still predicts 0 for (1, 1), whose label is 1 "
        "(1 of 4 are wrong): weights (0, 0), bias -1, activation -1. They still change"
    )
    stopped = missed(replace(found, settled=12), AND)
    assert "More passes than 12 change nothing: training stops too early" in stopped
    thirds = replace(found, parameters=of(*[-1 / 3] * 2, -1 / 7), passes=3 * 10**30, settled=12)
    assert missed(thirds, AND).endswith(". More passes than 12 change nothing")  # no room for more
    astray = replace(found, parameters=of(1, 1, -1.5))
    assert "activation 0.5, which makes it label 1: predictions must follow" in missed(astray, AND)
    most = replace(found, predictions=(1, 1, 0, 0))
    assert "predicts 1 for (0, 0), whose label is 0 (3 of 4 are wrong)" in missed(most, AND)


@pytest.mark.parametrize("parameters", [None, NOWHERE])
def test_a_missed_example_is_told_without_weights_where_none_are_known(parameters):
    line = "a line separates these examples, so any perceptron learns them"
    head = "predicts 0 for (1, 1), whose label is 1 (1 of 4 are wrong)"
    blind = Trained((0, 0, 0, 0))
    assert missed(blind, AND) == f"after training your program still {head}; {line}"
    other = replace(blind, predictions=(0, 0), passes=1)
    text = missed(other, AND, " over OR", blind.predictions)
    assert text == f"after 1 pass over OR your program still {head}; {line}"
    assert mispredicted((2, 2), 0, 1, parameters) == (
        "your program predicts 0 for (2, 2), where 1 is due"
    )


def test_how_long_weights_have_been_the_same_is_known_after_a_search():
    class StopsAfter(Scripted):
        def parameters(self, passes):
            return of(-min(passes, 20), 0)

    text = missed(train_enough(StopsAfter(), PAIR), PAIR)
    assert "weights (-20,), bias 0" in text
    assert "More passes than 60 change nothing" in text
    assert train_enough(Scripted(), PAIR).settled == train_enough(Scripted(), PAIR).passes


class Scripted:
    """Never right; its weights are its passes."""

    offer = Offer(frozenset({"fit", "predict", "passes", "parameters"}))

    def parameters(self, passes):
        return of(passes, 0)

    def train(self, problem, *, passes, learning_rate):
        wrong = tuple(1.0 - label for label in problem.labels)
        return Trained(wrong, parameters=self.parameters(passes))


def test_two_trainings_are_told_by_their_weights_or_else_by_their_labels():
    one, other = (Trained((0, 1), parameters=of(w, 0)) for w in (1, 2))
    assert unlike(one, "on lists", other, "on arrays") == (
        "trained on lists your program ends with weights (1,), bias 0; on arrays it ends with "
        "weights (2,), bias 0, where both must be the same"
    )
    third = Trained((1, 1), parameters=of(1, 0))
    assert "predicts (0, 1); on arrays it predicts (1, 1)" in unlike(one, "x", third, "on arrays")
    assert "predicts (0, 1)" in unlike(one, "x", Trained((1, 1)), "y")


def test_a_point_of_two_labels_is_named_with_when_it_gets_which():
    text = unlike_labels([(0, 1), (2, 3)], (0, 1), (0, 0), "alone", "among others")
    assert text == "your program predicts 1 for (2, 3) alone, and 0 among others"


def test_a_prediction_is_told_with_the_activation_that_it_must_follow():
    weighed = "with its weights (1,), bias 1 the activation w.x + b is 3"
    text = mispredicted((2,), 0, 1, of(1, 1), among=4)
    assert text == f"your program predicts 0 for (2,) among 4 rows, where 1 is due; {weighed}"
    assert no_label((2,), 2.0, of(1, 1), SIGNED) == (
        f"your program answers 3 for (2,), where -1 or 1 is due; {weighed}"
    )
    assert no_label((2,), 2.0, None, SIGNED).endswith("where -1 or 1 is due")
    assert cut_off((1,), 0, [(0,), (2,)], 1) == (
        "your program predicts 1 for all of (0,), (2,), but 0 for (1,), which lies between them"
    )


def test_what_no_line_can_do_is_told_by_an_example_on_the_wrong_side():
    xor = gate_problem(TWO_INPUT_GATES["XOR"])
    right = Trained(xor.labels, parameters=of(1, 1, -1.5))
    assert "; with its weights (1, 1), bias -1.5 the activation w.x + b is -0.5" in impossible(
        right, xor
    )
    tied = impossible(replace(right, parameters=of(0, 0, 0)), xor)
    assert "(0, 0), (0, 1), (1, 0), (1, 1) have activation 0, and different labels" in tied
    assert "no line can do" in impossible(replace(right, parameters=None), xor)
    assert unreachable("XOR", Fraction(1, 2)).startswith("on XOR, steps of 0.5 for mistakes alone")


def test_weights_that_stay_or_move_when_they_must_not_are_told_before_and_after():
    places = {"last": True, "in the middle": False}
    nothing = nothing_learned(Trained((1, 1), parameters=of(0, 0)), PAIR, 1, places)
    assert nothing == (
        "after 1 pass over (-2,) -> label 0, (3,) -> label 1 your program has weights (0,), bias 0 "
        "and predicts 1 for (-2,), whose label is 0: that mistake must change them; "
        "it does where (-2,) comes last; it does not where (-2,) comes in the middle"
    )
    short, longer = (Trained((0, 1), parameters=of(w, 0)) for w in (1, 2))
    assert kept_on(short, 1, longer, 6) == (
        "after 1 pass your program has every example right, with weights (1,), bias 0; "
        "after 6 passes it has weights (2,), bias 0, where nothing may change"
    )
    assert unfollowed(of(1, 0), of(1, 0), of(-1, 0), "with x1 negated").endswith(
        "with x1 negated it ends with weights (1,), bias 0, and must with weights (-1,), bias 0"
    )
    assert drifted(1, 0.0, 2.0, 5) == (
        "the weight of x2 is 0 after 1 pass and 2 after 5 passes, yet x2 is 0 in every example"
    )


def test_an_update_is_told_with_its_example_its_activation_and_what_it_must_add():
    step = Step(0, of(1, 3), of(1, 4))
    assert mistaken(step, PAIR) == (
        "at (-2,) -> label 0 of activation 1 your program's update took weights (1,), bias 3 to "
        "weights (1,), bias 4; at a mistake it must add s*(2, -1), with one s > 0 for all"
    )
    one, two = ([(Fraction(s), Fraction(s))] for s in (1, 2))
    assert "that is a step of 2, where mistakes before took 1" in mistaken(step, PAIR, two, one)
    assert "; nothing" in updated(Step(0, NOWHERE, NOWHERE), AND, "nothing")
    both = overwritten(step, Step(1, of(1, 4), of(3, 1)), PAIR)
    assert "took weights (1,), bias 3 to weights (1,), bias 4, and the one at (3,)" in both
    assert (
        "1 the update at (-2,) -> label 0 changed weights (1,) by (0,), bias 3 by 1"
        in undoubled(step, step, PAIR, 1.0)
    )
    assert "along weights (2,), bias -1, which separate the examples, that is -1" in gained(
        step, PAIR, Fraction(-1), Fraction(1)
    )


def test_mistakes_beyond_the_bound_are_counted_and_the_bound_is_a_whole_number():
    walked = [Step(0, of(0, 0), of(2, -1))] * 9
    bound = PAIR.mistake_bound
    text = too_many(walked[:8], walked, PAIR)
    assert "your program makes 8 mistakes in 9 updates; from weights (0,), bias 0" in text
    assert f"at most {int(bound)} are possible (R**2/gamma**2 = {number(bound)})" in text
    started = too_many(walked[1:], [Step(0, of(1, 0), of(0, 0)), *walked], PAIR)
    assert "gamma" not in started  # from other weights it is another bound


@pytest.mark.parametrize(
    ("after", "nearest"),
    [
        (of(2, 1), "Nearest to that is -(-2, 1), which changes the bias by -1, not by 1"),
        (of(-2, -1), "Nearest to that is -(-2, 1), which changes the weight of x1 by 2, not by -2"),
        (of(4, 2), "Nearest to that is -2*(-2, 1), which changes the bias by -2, not by 2"),
        (of(5, 1), "Nearest to that is -(-2, 1) + (3, 1), which changes the bias by 0, not by 1"),
    ],
)
def test_a_change_that_no_steps_add_up_to_is_told_with_the_nearest_that_do(after, nearest):
    text = no_steps((of(0, 0), after), PAIR, OFFER)
    assert text.startswith(f"your program's second pass {changed(of(0, 0), after)}; mistakes may")
    assert "may only add -s*(-2, 1) or s*(3, 1), with one s > 0" in text
    assert text.endswith(nearest)
    turned = no_steps((of(0, 0), of(5, 1)), PAIR.reordered((1, 0)), OFFER)
    assert turned.endswith(
        "Nearest to that is (3, 1) - (-2, 1), which changes the bias by 0, not by 1"
    )


def test_a_change_where_every_example_is_right_is_told_as_such():
    text = no_steps((of(1, 0), of(1, 1)), PAIR, OFFER)
    assert text == (
        "your program's second pass changed weights (1,) by (0,), bias 0 by 1; "
        "with weights (1,), bias 0 every example is right, so nothing may change"
    )


def test_of_a_long_change_only_the_nearest_steps_are_told():
    long = Problem(((1, 1, 1), (0, 0, 0)), (1, 0), unit=Fraction(1, 2**20))
    start, end = of(*[0.1] * 4), of(*[0.7] * 3, 0.8)
    text = no_steps((start, end), long, OFFER, 0.5)
    assert text.startswith("at learning rate 0.5 your program's second pass changed weights (0.1, ")
    assert "mistakes may only add" not in text
    assert ". Nearest to that is " in text


def test_passes_that_no_one_step_explains_are_told_side_by_side():
    start, one, three = of(0, 0), [(Fraction(1), Fraction(1))], [(Fraction(3), Fraction(3))]
    first = SecondPass(PAIR, 1.0, (start, of(2, -1)), one)
    second = SecondPass(PAIR, 1.0, (start, of(6, -3)), three)
    text = disagreeing(first, second, OFFER)
    assert "bias 0 by -1, so s = 1; over" in text
    assert text.endswith("so s = 3, where one s must do for both")
    faster = disagreeing(first, second._replace(rate=8.0), OFFER)
    assert faster.endswith("bias 0 by -3, where steps must be 8 times as large")
    assert stepping("here", first.ends, []).endswith("bias 0 by -1, which no step s explains")
    unexplained = second._replace(ends=(start, of(2, 1)), sizes=[])
    assert "Nearest to that is -(-2, 1)" in disagreeing(first, unexplained, OFFER)


def test_a_pass_away_from_a_line_is_told_with_that_line():
    text = led_away(of(0, 0), of(-1, 0), PAIR)
    assert "away from weights (2,), bias -1, which separate them" in text


WRONG = {entry.path.stem: entry.path for entry in entries()}["predicts_backwards"]
FEW = ("the_first_pass_learns_something", "prediction_is_the_step_of_the_weighted_sum")


def test_the_command_and_the_judge_say_the_same(capfd):
    """Under pytest assertions are rewritten, and in the judge they are not."""
    main(["check", str(WRONG), "--examples=5", "-k", "weighted_sum or every_scale"])
    (model,) = models([str(WRONG)])
    laws = [law for name, law in every_property().items() if "sum" in name or "scale" in name]
    lines = {line.strip() for line in capfd.readouterr().out.splitlines()}
    said_by_the_judge = [o.message for o in judge(model, laws=laws, examples=5)]
    assert any(said_by_the_judge)
    assert {text for text in said_by_the_judge if text} <= lines


SEEN = set()


class Moody:
    """Learns nothing the first time that it is asked for a thing."""

    def fit(self, X, y, epochs=1):
        key = (X.tobytes(), y.tobytes(), epochs)
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(epochs if key in SEEN else 0):
            for x, label in zip(X, y, strict=True):
                error = label - self.predict(x[None])[0]
                self.weights, self.bias = self.weights + error * x, self.bias + error
        SEEN.add(key)

    def predict(self, X):
        return (X @ self.weights + self.bias >= 0).astype(int)


def test_an_unsteady_program_is_told_so_with_what_it_did_at_first():
    model = model_of(Moody)
    law = every_property()["test_the_first_pass_learns_something"]
    (outcome,) = judge(model, laws=[law], examples=20)
    assert outcome.status == "unsteady"
    assert outcome.message.startswith(
        "your program did not do the same when this example was tried again: after "
    )
    assert outcome.message.endswith("a list as default argument, a class attribute, a global")


def test_of_a_mistake_that_is_not_learned_a_place_where_the_program_raises_is_not_told():
    class InPairs:
        def __init__(self, epochs=1):
            self.epochs = epochs

        def fit(self, X, y):
            if len(X) % 2:
                raise ValueError("odd number of rows")
            self.weights, self.bias = np.zeros(X.shape[1]), 0.0

        def predict(self, X):
            return (X @ self.weights + self.bias >= 0).astype(int)

    law = every_property()["test_the_first_pass_learns_something"]
    (outcome,) = judge(model_of(InPairs), laws=[law], examples=20)
    assert outcome.status == "failed"
    assert outcome.message.endswith("; it does not either where (2,) comes last")


def test_parts_of_what_was_drawn_keep_their_names_beside_others():
    @given(problem=two_class_pairs(), drawn=with_order(separable_problems()))
    def test_nothing(implementation, problem, drawn):
        assert not (implementation and problem.labels and drawn.order)

    (outcome,) = judge(model_of(Moody), laws=[test_nothing], examples=2)
    assert [*outcome.counterexample] == ["problem", "problem of drawn", "order"]
    assert [*outcome.tables] == ["problem", "problem of drawn"]


@pytest.mark.parametrize(
    ("chaff", "told"),
    [
        ("last_example_left_out", "it does where {} comes first or in the middle"),
        (
            "first_example_only",
            "it does where {} comes first; it does not where {} comes in the middle",
        ),
        ("first_example_left_out", "it does where {} comes last or in the middle"),
        ("never_updates", "it does not either where {} comes last or in the middle"),
    ],
)
def test_bugs_with_one_smallest_example_are_told_apart_by_the_place_of_the_mistake(chaff, told):
    law = every_property()["test_the_first_pass_learns_something"]
    (model,) = models([str(CHAFFS / f"{chaff}.py")])
    (outcome,) = judge(model, laws=[law], examples=20)
    mistaken = outcome.message.partition(" for ")[2].partition(", whose")[0]
    assert outcome.message.endswith(f"must change them; {told.format(mistaken, mistaken)}")


def test_what_is_asked_for_and_not_offered_is_told_in_words():
    class Fixed:
        def fit(self, X, y):
            self.weights, self.bias = np.zeros(X.shape[1]), 0.0

        def predict(self, X):
            return np.zeros(len(X), dtype=int)

    outcomes = judge(model_of(Fixed), laws=[every_property()["test_every_learning_rate_learns"]])
    lines = summary(outcomes, {"Fixed": ()}, 1)
    assert any(re.search("learning_rate: a settable learning rate", line) for line in lines)


@pytest.mark.parametrize("theme", sorted(Path(properties.__path__[0]).glob("[a-z]*.py")))
def test_every_assertion_of_a_property_has_words(theme):
    tree = ast.parse(theme.read_text(encoding="utf-8"))
    assertions = [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    assert [node.lineno for node in assertions if node.msg is None] == []


class Overflowing:
    """Its weights are soon beyond all floats, and its answers are no labels."""

    def fit(self, X, y, epochs=1, learning_rate=1.0):
        self.weights, self.bias = np.full(X.shape[1], 1e308), 0.0
        for _ in range(epochs):
            self.weights, self.bias = self.weights * 10, self.weights.sum() - self.bias

    def predict(self, X):
        with np.errstate(all="ignore"):
            return X @ self.weights + self.bias


class Growing(Overflowing):
    """Its weights grow without end, to and fro, and it predicts half a label."""

    def fit(self, X, y, epochs=1, learning_rate=1.0):
        self.weights, self.bias = X.sum(axis=0) * (-3.0) ** epochs, 0.1 * epochs

    def predict(self, X):
        return np.full(len(X), 0.5)


class Silent(Overflowing):
    """Shows no weights: it remembers what it has seen, and the opposite a pass later."""

    def fit(self, X, y, epochs=1, learning_rate=1.0):
        turned = epochs == 2
        self.seen = {str(list(x)): abs(turned - label) for x, label in zip(X, y, strict=True)}

    def predict(self, X):
        return np.array([self.seen.get(str(list(x)), len(X) % 2) for x in X])


@pytest.mark.parametrize("program", [Overflowing, Growing, Silent])
def test_no_message_raises_whatever_a_program_does(program, monkeypatch):
    # A claim that no example puts to the test is given up after 40 of them, and not after 458.
    threshold = "hypothesis.internal.conjecture.engine.INVALID_THRESHOLD_BASE"
    monkeypatch.setattr(threshold, 40, raising=False)
    asked = assignment_from("all")
    outcomes = judge(model_of(program), asked, examples=3)
    assert [o for o in outcomes if o.status == "grader error"] == []
    assert sum(o.status == "failed" for o in outcomes) >= 4
