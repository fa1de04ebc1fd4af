"""What follows when the data is turned round: from zero weights, in the same order.

Not laws, and not here: scaling the data (the bias input stays 1) and swapping the labels (the step
takes sides at zero).
"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from perceptron.contract import Model, Parameters, needs
from perceptron.messages import unfollowed, unlike_labels
from perceptron.problems import Problem
from perceptron.strategies import learning_rates, separable_problems
from perceptron.words import at, number, vector


@needs("passes", "zero_start", "exact")
@given(problem=separable_problems(), order=st.permutations(range(4)), passes=st.integers(1, 4))
def test_permuting_the_features_permutes_the_weights(
    implementation: Model, problem: Problem, order: list[int], passes: int
) -> None:
    """No feature is special: in another order of features the same weights come in that order.

    The update treats all features alike: so does all that follows from zero weights.

    Catches a first weight that is never updated (first_weight_frozen).
    """
    features = [feature for feature in order if feature < problem.features]
    plain = implementation.train(problem, passes=passes).known()
    turned = problem.with_features(features, [1] * len(features))
    permuted = implementation.train(turned, passes=passes).known()
    expected = replace(plain, weights=tuple(plain.weights[feature] for feature in features))
    turning = "with the features in another order"
    assert permuted.weights == expected.weights, unfollowed(plain, permuted, expected, turning)
    assert permuted.bias == expected.bias, unfollowed(plain, permuted, expected, turning)


@needs("passes", "zero_start", "exact")
@given(problem=separable_problems(), feature=st.integers(0, 3), passes=st.integers(1, 4))
def test_negating_a_feature_negates_its_weight(
    implementation: Model, problem: Problem, feature: int, passes: int
) -> None:
    """A feature counted backwards gets the opposite weight, and nothing else changes.

    Every activation is the same sum, since (-w)*(-x) = w*x; so are all updates from zero.

    Catches the bias's step added to every weight as well (bias_smeared_into_weights).
    """
    feature %= problem.features
    signs = [-1 if place == feature else 1 for place in range(problem.features)]
    plain = implementation.train(problem, passes=passes).known()
    turned = problem.with_features(range(problem.features), signs)
    negated = implementation.train(turned, passes=passes).known()
    weights = tuple(s * w for s, w in zip(signs, plain.weights, strict=True))
    expected, turning = replace(plain, weights=weights), f"with x{feature + 1} negated"
    assert negated.weights == expected.weights, unfollowed(plain, negated, expected, turning)
    assert negated.bias == expected.bias, unfollowed(plain, negated, expected, turning)


@needs("passes", "zero_start", "exact")
@given(problem=separable_problems(), feature=st.integers(0, 3), passes=st.integers(1, 4))
def test_equal_columns_keep_equal_weights(
    implementation: Model, problem: Problem, feature: int, passes: int
) -> None:
    """Two features that are always equal get the same weight.

    Both weights start at zero and get the same rate * error * x at each mistake.

    Catches two weights, however many features there are (fixed_width_of_two).
    """
    feature %= problem.features
    column = [example[feature] for example in problem.examples]
    wider = problem.with_feature(problem.features, column)
    weights = implementation.train(wider, passes=passes).known().weights
    assert weights[-1] == weights[feature], (
        f"x{feature + 1} and x{len(weights)} are equal in every example; "
        f"your program ends with weights {vector(weights)}, theirs must be equal too"
    )


@needs("passes", "zero_start", "exact")
@given(problem=separable_problems(), place=st.integers(0, 4), passes=st.integers(1, 4))
def test_an_all_zero_column_changes_nothing(
    implementation: Model, problem: Problem, place: int, passes: int
) -> None:
    """A feature that is always 0 gets weight 0 and leaves every other weight as it was.

    Its updates are rate * error * 0, and it adds 0 to every activation.

    Catches a bias that is updated once a feature, in the loop over them (bias_once_a_feature).
    """
    place = min(place, problem.features)
    plain = implementation.train(problem, passes=passes).known()
    wider = problem.with_feature(place, [0] * len(problem.labels))
    padded = implementation.train(wider, passes=passes).known()
    expected = replace(plain, weights=(*plain.weights[:place], 0, *plain.weights[place:]))
    turning = f"with one more feature, x{place + 1}, that is always 0,"
    assert padded.weights == expected.weights, unfollowed(plain, padded, expected, turning)
    assert padded.bias == expected.bias, unfollowed(plain, padded, expected, turning)


@needs("passes", "zero_start", "exact", "learning_rate")
@given(
    problem=separable_problems(),
    rate=st.one_of(learning_rates(), st.sampled_from((2.0**-10, 2.0**10))),
    passes=st.integers(1, 4),
)
def test_scaling_the_learning_rate_scales_the_weights(
    implementation: Model, problem: Problem, rate: float, passes: int
) -> None:
    """From zero, the learning rate is only a unit: weights scale with it, predictions stay.

    By induction over the updates: each is rate * error * x, and a factor turns no sum's sign.

    Catches a training that ends when the weights move by less than 0.01
    (stops_when_weights_hardly_move).
    """
    plain = implementation.train(problem, passes=passes)
    scaled = implementation.train(problem, passes=passes, learning_rate=rate)
    one, other = plain.known(), scaled.known()
    expected = Parameters(tuple(rate * w for w in one.weights), rate * one.bias)
    turning = f"with {number(rate)} times the learning rate"
    assert other == expected, unfollowed(one, other, expected, turning)
    assert scaled.predictions == plain.predictions, unlike_labels(
        problem.rows, scaled.predictions, plain.predictions, turning, "at learning rate 1"
    )


@needs("passes", "in_order", "update")
@given(problem=separable_problems(), first=st.integers(1, 3), more=st.integers(1, 3))
def test_passes_add_up(implementation: Model, problem: Problem, first: int, more: int) -> None:
    """K passes and then m more, one example at a time, end where k + m passes end.

    Training is a sequence of updates. Judged where rows are taken in order and nothing but the
    number of passes decides.

    Catches an update that adds every example of label 1, right ones too
    (update_adds_every_positive).
    """
    order = (*range(len(problem.labels)),) * more
    walked = implementation.walk(problem, order, passes=first)
    at_once = implementation.train(problem, passes=first + more).known()
    assert walked[-1].after == at_once, (
        f"{first} passes and {more} more, one example at a time, end with {at(walked[-1].after)}; "
        f"{first + more} passes at once end with {at(at_once)}"
    )
