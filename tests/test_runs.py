"""A watched run is the reference's own training, and says truly when its numbers are exact."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perceptron import Perceptron
from perceptron.gates import gate_problem
from perceptron.problems import Problem, dot
from perceptron.runs import LargeSumsError, ordered_run, random_run

TENTH = Fraction(1, 10)
# Its third row is a tie after the second one: rounded in another order, it fell to the other side.
TIE_OF_TENTHS = Problem.of([(0, 0), (TENTH, TENTH), (TENTH, -TENTH), (0, 0)], [0, 1, 0, 0])
RATES = (Fraction(1), Fraction(1, 8), Fraction("0.1"), Fraction(3))


@st.composite
def problems(draw):
    """Draw small problems of decimals, separable or not, some rows twice."""
    features = draw(st.integers(1, 3))
    scale = draw(st.sampled_from([Fraction(1), Fraction(1, 4), Fraction(1, 10)]))
    inputs = st.tuples(*[st.integers(-6, 6).map(lambda value: value * scale)] * features)
    rows = draw(st.lists(inputs, min_size=1, max_size=7))
    return Problem.of(
        rows, draw(st.lists(st.integers(0, 1), min_size=len(rows), max_size=len(rows)))
    )


def same(run, model):
    assert run.parameters == (*model.weights, model.bias)
    assert len(run.mistakes) == model.mistakes
    assert run.predictions == tuple(model.predict(run.problem.X))


@settings(max_examples=20, deadline=None)
@given(problem=problems(), rate=st.sampled_from(RATES), seed=st.integers(0, 99))
def test_random_steps_are_those_of_the_reference(problem, rate, seed):
    model = Perceptron(float(rate), seed=seed).train_randomly(problem.X, problem.y, 30)
    run = random_run(problem, 30, seed, rate)
    same(run, model)
    drawn = np.random.default_rng(seed).integers(len(problem.labels), size=30)
    assert [step.row for step in run.steps] == list(drawn)
    assert run.seed == seed


@settings(max_examples=20, deadline=None)
@given(problem=problems(), rate=st.sampled_from(RATES), passes=st.integers(1, 12))
@example(problem=TIE_OF_TENTHS, rate=Fraction(1), passes=1)
def test_passes_in_order_are_those_of_the_reference(problem, rate, passes):
    same(
        run := ordered_run(problem, passes, rate),
        Perceptron(float(rate), passes).fit(problem.X, problem.y),
    )
    rows = len(problem.labels)
    assert [step.row for step in run.steps] == [*range(rows)] * run.passes
    clean = [
        not any(step.error for step in run.steps[k * rows :][:rows]) for k in range(run.passes)
    ]
    assert not any(clean[:-1]), "a clean pass is the last"
    assert run.passes == passes or clean[-1]


@settings(max_examples=25, deadline=None)
@given(problem=problems(), rate=st.sampled_from(RATES), seed=st.integers(0, 99))
def test_in_an_exact_run_each_step_is_the_learning_rule_without_rounding(problem, rate, seed):
    run = random_run(problem, 40, seed, rate)
    parameters = (Fraction(0),) * (problem.features + 1)
    for number, step in enumerate(run.steps, 1):
        x, label = (*problem.rows[step.row], Fraction(1)), problem.labels[step.row]
        assert step.number == number
        assert step.prediction == int(step.activation >= 0)
        assert step.error == label - step.prediction
        if run.exact:
            assert tuple(map(Fraction, step.before)) == parameters
            assert Fraction(step.activation) == dot(parameters, x)
            parameters = tuple(
                w + rate * step.error * v for w, v in zip(parameters, x, strict=True)
            )
            assert tuple(map(Fraction, step.after)) == parameters


def test_whole_numbers_and_a_power_of_two_are_exact_and_a_tenth_is_not():
    gate = gate_problem((0, 0, 0, 1))
    assert random_run(gate, 100, 1, Fraction(1, 1024)).exact
    assert not random_run(gate, 100, 1, Fraction("0.1")).exact
    assert not random_run(Problem.of([["0.1"], [1]], [0, 1]), 100, 1).exact
    wide = Problem.of([[2**27 + 1], [-(2**27) - 1]], [0, 1])
    assert not random_run(wide, 10, 1).exact, "products of 55 bits"


def test_right_are_the_rows_whose_label_is_predicted():
    run = random_run(gate_problem((0, 1, 1, 0)), 100, 1)
    assert run.right == tuple(p == y for p, y in zip(run.predictions, (0, 1, 1, 0), strict=True))
    assert not all(run.right)


@pytest.mark.parametrize(
    ("rows", "rate"), [([["1e300"], [1]], Fraction(1)), ([[1], [2]], Fraction(2) ** 1022)]
)
def test_sums_beyond_floats_are_refused_before_training(rows, rate):
    with pytest.raises(LargeSumsError, match=r"largest input=~2\*\*\d+, learning rate=~2\*\*\d+: "):
        random_run(Problem.of(rows, [0, 1]), 100, 1, rate)
