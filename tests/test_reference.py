"""The reference makes exactly the article's updates and refuses bad input unchanged."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perceptron import Perceptron, step
from perceptron.problems import Problem
from perceptron.strategies import separable_problems

AND_X, AND_Y = [(0, 0), (0, 1), (1, 0), (1, 1)], [0, 0, 0, 1]


def row_by_row(problem: Problem, epochs: int) -> tuple[list[float], float, int]:
    weights, bias, mistakes = np.zeros(problem.features), 0.0, 0
    for _ in range(epochs):
        before = mistakes
        for x, y in zip(problem.X, problem.y, strict=True):
            error = int(y) - int(weights @ x + bias >= 0)
            weights, bias, mistakes = weights + error * x, bias + error, mistakes + abs(error)
        if mistakes == before:
            break
    return weights.tolist(), bias, mistakes


@settings(deadline=None)
@given(problem=separable_problems(rows=(2, 40)), epochs=st.integers(0, 12))
def test_fit_by_chunks_makes_the_updates_of_the_row_by_row_loop(problem, epochs):
    fitted = Perceptron(epochs=epochs).fit(problem.X, problem.y)
    assert (fitted.weights.tolist(), fitted.bias, fitted.mistakes) == row_by_row(problem, epochs)


@pytest.mark.parametrize("order", ["C", "F"])
def test_a_row_is_rounded_alike_alone_and_among_others(order):
    """Else a tie of decimals falls to one side in a pass and to the other in a single step."""
    random = np.random.default_rng(0)
    for rows, features in random.integers(1, 40, size=(200, 2)):
        unit = Perceptron()
        unit.weights, unit.bias = random.normal(size=features), 0.1
        X = np.array(random.normal(size=(rows, features)), order=order)
        alone = [unit.activation(x[None])[0] for x in X]
        assert unit.activation(X).tolist() == alone


def test_the_step_is_1_from_zero_on():
    assert step([-1.0, -0.0, 0.0, 2.0]).tolist() == [0, 1, 1, 1]


def test_100_random_steps_learn_and_with_this_seed():
    trained = Perceptron(seed=0).train_randomly(AND_X, AND_Y)
    assert trained.predict(AND_X).tolist() == AND_Y
    again = Perceptron(seed=0).train_randomly(AND_X, AND_Y)
    assert trained.weights.tolist() == again.weights.tolist()


def test_random_training_makes_the_given_number_of_steps():
    assert Perceptron(seed=0).train_randomly(AND_X, AND_Y, steps=0).mistakes == 0
    assert Perceptron(seed=1).train_randomly([[1.0]], [0], steps=1).mistakes == 1


def test_update_says_whether_it_was_a_mistake_and_starts_from_zero():
    unit = Perceptron(learning_rate=0.5)
    assert unit.update([1.0, 2.0], 0)
    assert (unit.weights.tolist(), unit.bias) == ([-0.5, -1.0], -0.5)
    assert not unit.update([1.0, 2.0], 0)


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        ([1.0, 2.0], [0, 1], r"X.shape=\(2,\): expected \(n, d\)"),
        (np.zeros((0, 2)), [], r"X.shape=\(0, 2\)"),
        ([[np.nan]], [0], "expected finite numbers"),
        ([[np.inf]], [0], "expected finite numbers"),
        ([[1.0], [2.0]], [0], r"y.shape=\(1,\): expected \(2,\)"),
        ([[1.0]], [2], r"y=array\(\[2\]\): expected labels 0 and 1"),
    ],
)
def test_bad_input_is_refused_by_name_and_changes_nothing(X, y, message):
    unit = Perceptron().fit(AND_X, AND_Y)
    before = (unit.weights.tolist(), unit.bias, unit.mistakes)
    for train in (unit.fit, unit.train_randomly):
        with pytest.raises(ValueError, match=message):
            train(X, y)
    assert (unit.weights.tolist(), unit.bias, unit.mistakes) == before


def test_another_width_than_in_training_is_refused():
    unit = Perceptron().fit(AND_X, AND_Y)
    with pytest.raises(ValueError, match=r"X.shape=\(1, 3\): expected \(n, 2\)"):
        unit.predict([[1.0, 2.0, 3.0]])


@pytest.mark.parametrize("rate", [0, -1.0, float("nan"), float("inf"), "1"])
def test_a_bad_learning_rate_is_refused(rate):
    with pytest.raises(ValueError, match="learning_rate="):
        Perceptron(learning_rate=rate)


@pytest.mark.parametrize("epochs", [-1, 1.5, None])
def test_bad_epochs_are_refused(epochs):
    with pytest.raises(ValueError, match="epochs="):
        Perceptron(epochs=epochs)
