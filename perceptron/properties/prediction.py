"""What any trained perceptron's predictions are: labels of a half-space, one for each row alone."""

import functools
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from perceptron.contract import Model, needs
from perceptron.learning import assume_it_ends
from perceptron.messages import cut_off, mispredicted, no_label, unlike_labels
from perceptron.problems import Vector
from perceptron.rounding import alike, side
from perceptron.strategies import (
    Question,
    Simplex,
    inseparable_problems,
    separable_problems,
    with_points,
    with_simplex,
)
from perceptron.words import at

ALONE, AMONG = "alone", "when all rows are asked for at once"
BACKWARDS, CROWDED = "with the rows in reverse order", "with all rows 41 times over"
FIRST, OTHERS_BETWEEN = "when asked first", "when asked after other questions"


@needs("predict")
@given(question=with_points(separable_problems()))
def test_every_row_gets_one_of_the_two_labels(implementation: Model, question: Question) -> None:
    """Predicting n rows gives n of the two labels (np.sign's 0 between them only on a tie).

    Rosenblatt (1958): the unit answers each example with one of two labels.

    Catches a predict that leaves out the last row (drops_the_last_row).
    """
    problem, points = question
    trained = implementation.train(problem, passes=3, ask=[points])
    for point, predicted in zip(points, trained.answers[0], strict=True):
        tied = trained.parameters is None or side(trained.parameters, exact(point)) == 0
        allowed = predicted in {0, 1} or (tied and predicted == 0.5)
        assert allowed, no_label(point, predicted, trained.parameters, implementation.offer)


@needs("predict")
@given(question=with_points(separable_problems(), rows=(2, 6)))
def test_a_row_is_predicted_without_its_neighbours(
    implementation: Model, question: Question
) -> None:
    """A row gets the same label alone, among a few or many rows, and in reverse order.

    Definition of predict(X): the label of a row is a function of that row and of the weights.

    Catches a predict that sorts its answers (sorts_its_answers).
    """
    problem, points = question
    alone = [[point] for point in points]
    crowd = points * 41  # no usual length of a chunk divides it
    trained = implementation.train(problem, passes=3, ask=[points, points[::-1], crowd, *alone])
    together, backwards, crowded, *each = trained.answers
    lone, forwards, more = [label for (label,) in each], backwards[::-1], together * 41
    same = functools.partial(alike, trained.parameters)
    assert same(points, together, lone), unlike_labels(points, lone, together, ALONE, AMONG)
    assert same(points, together, forwards), unlike_labels(
        points, forwards, together, BACKWARDS, AMONG
    )
    assert same(crowd, crowded, more), unlike_labels(crowd, crowded, more, CROWDED, AMONG)


@needs("predict")
@given(question=with_points(separable_problems()))
def test_asking_twice_gives_the_same_labels(implementation: Model, question: Question) -> None:
    """Predicting learns nothing: the same question gets the same answer, other questions between.

    Rosenblatt (1958): weights change by training alone.

    Catches a predict that lowers the bias by 1 each time (learns_while_predicting).
    """
    problem, points = question
    ask = [points, points, problem.examples, points]
    first, again, between, second = implementation.train(problem, passes=2, ask=ask).answers
    last = second if first == again else again
    assert first == again == second, unlike_labels(points, last, first, "when asked again", FIRST)
    fresh = implementation.train(problem, passes=2).predictions
    assert between == fresh, unlike_labels(problem.rows, between, fresh, OTHERS_BETWEEN, FIRST)


@needs("predict", "parameters")
@given(question=with_points(separable_problems()), rate=st.sampled_from((1.0, 0.25, 4.0)))
def test_prediction_is_the_step_of_the_weighted_sum(
    implementation: Model, question: Question, rate: float
) -> None:
    """A point gets label 1 where w.x + b > 0 and label 0 where w.x + b < 0.

    Rosenblatt (1958): the unit fires when the weighted sum of its inputs is above the threshold.

    Catches a predict that leaves out the bias which training learns (predicts_without_the_bias).
    """
    problem, points = question
    trained = implementation.train(problem, passes=3, learning_rate=rate, ask=[points])
    for point, predicted in zip(points, trained.answers[0], strict=True):
        sign = side(trained.known(), exact(point))
        right = sign == 0 or predicted == (sign > 0)
        assert right, mispredicted(point, predicted, int(sign > 0), trained.parameters, len(points))


@needs("predict")
@given(
    drawn=with_simplex(
        st.one_of(separable_problems(features=(1, 3)), inseparable_problems(features=(1, 3)))
    ),
    passes=st.integers(1, 5),
)
def test_each_label_is_predicted_on_a_half_space(
    implementation: Model, drawn: Simplex, passes: int
) -> None:
    """A point inside a triangle of one label has that label too: both regions are convex.

    Minsky and Papert (1969), chapter 1: a threshold unit cuts the space by one plane.

    Catches a unit that fires only while the sum is below 12 too (band_instead_of_half_space).
    """
    problem, corners, center = drawn
    assume_it_ends(implementation, problem)
    simplices = [[_shifted(point, by) for point in (*corners, center)] for by in range(-3, 4)]
    trained = implementation.train(problem, passes=passes, ask=simplices)
    judged = 0
    for points, (*at_corners, inside) in zip(simplices, trained.answers, strict=True):
        if len(set(at_corners)) == 1:
            judged += 1
            *around, mean = points
            assert inside == at_corners[0], cut_off(mean, inside, around, at_corners[0])
    assume(judged)


@needs("predict", "parameters")
@given(question=with_points(separable_problems()))
def test_predicting_leaves_the_parameters(implementation: Model, question: Question) -> None:
    """Predicting changes neither weights nor bias.

    Rosenblatt (1958): weights change by training alone.

    Catches one more pass over the training data, hidden in the first predict
    (keeps_the_training_array).
    """
    problem, points = question
    trained = implementation.train(problem, passes=2, ask=[points])
    before, after = trained.known(), trained.parameters_after_predicting
    assert after == before, f"predicting turned {at(before)} into {at(after or before)}"


def exact(point: Vector) -> list[Fraction]:
    """Return a point's coordinates as Fractions."""
    return [Fraction(x) for x in point]


def _shifted(point: Vector, by: int) -> Vector:
    return tuple(x + by for x in point)
