"""Perceptron convergence: separable data is learned, within Novikoff's bound, and then stays so."""

from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from perceptron.certificates import widest
from perceptron.contract import Model, needs
from perceptron.learning import assume_it_ends, train_a_while, train_enough
from perceptron.messages import kept_on, mispredicted, missed
from perceptron.problems import Problem, dot
from perceptron.rounding import all_surely_right, mistakes, side, step_size, still_wrong
from perceptron.step_messages import gained, led_away, mistaken, too_many, updated
from perceptron.strategies import (
    Ordered,
    close_pairs,
    inseparable_problems,
    learning_rates,
    separable_problems,
    two_class_pairs,
    with_order,
    with_repeats,
)
from perceptron.words import number

# scikit-learn's default stopping rule (tol) gives up here while still wrong.
STOPPED_EARLY = Problem(((-5,), (-3,), (2,)), (1, 0, 0), separator=(-2, -8))
# With steps of 0.1 only rounding decides the second row's label, one at a time or in a batch.
DECIDED_BY_ROUNDING = Problem(
    ((2, 1, 3, 4, 1), (2, 1, 3, 2, 1)), (1, 0), separator=(0, 0, 0, 1, 0, -3)
)
# A line of least squares, or of the labels' means, is led astray by the row far away.
FAR_FROM_THE_MEAN = Problem(((1,), (-3,), (0,), (1,)), (1, 0, 0, 1), separator=(2, -1))


@needs("enough_passes")
@given(problem=separable_problems(features=(1, 6)))
@example(problem=STOPPED_EARLY)
@example(problem=DECIDED_BY_ROUNDING)
@example(problem=FAR_FROM_THE_MEAN)
def test_separable_examples_are_all_learned(implementation: Model, problem: Problem) -> None:
    """Trained for long enough, every example of separable data is right, of one to six features.

    Novikoff (1962), theorem 1: where a line separates the examples, mistakes come to an end.

    Catches a bias that grows at each example, right or wrong (bias_always_up).
    """
    trained = train_enough(implementation, problem)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("enough_passes")
@given(problem=separable_problems(exponents=(0, 1, -1, 2, -2), rows=(2, 4)))
def test_every_scale_is_learned(implementation: Model, problem: Problem) -> None:
    """Separable data is learned in halves and doubles of its unit.

    Novikoff (1962), theorem 1: R and the margin scale together, so the bound stays.

    Catches mistakes that are counted after the update, which has mended them
    (errors_counted_after_the_update).
    """
    trained = train_enough(implementation, problem)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("enough_passes")
@given(problem=close_pairs())
def test_close_neighbours_are_told_apart(implementation: Model, problem: Problem) -> None:
    """Two neighbours far from zero are learned in the end: slowly, but surely.

    Novikoff (1962), theorem 1: the smaller the margin, the more passes, and never without end.

    Catches a training that makes ten passes at most, whatever was asked (ten_passes_at_most).
    """
    trained = train_enough(implementation, problem)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("enough_passes", "learning_rate")
@given(problem=separable_problems(), rate=learning_rates())
def test_every_learning_rate_learns(implementation: Model, problem: Problem, rate: float) -> None:
    """Separable data is learned with any positive learning rate: the bound does not contain it.

    Novikoff (1962), theorem 1: from zero weights, the rate is only a unit.

    Catches a line of least squares in place of training (least_squares).
    """
    trained = train_enough(implementation, problem, learning_rate=rate)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("enough_passes")
@given(problem=with_repeats(separable_problems()))
def test_repeated_rows_do_no_harm(implementation: Model, problem: Problem) -> None:
    """Rows that stand several times, in any order, leave separable data learnable.

    Novikoff (1962), theorem 1: the bound holds for any sequence of examples.

    Catches a training that ends when nine of ten rows are right (content_with_nine_of_ten).
    """
    trained = train_enough(implementation, problem)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("enough_passes")
@given(
    first=st.one_of(separable_problems(features=2), inseparable_problems(features=(2, 2))),
    second=separable_problems(features=2),
)
def test_a_second_training_learns_the_new_data(
    implementation: Model, first: Problem, second: Problem
) -> None:
    """An instance trained on one thing learns another when trained again, from wherever it starts.

    Novikoff (1962), from non-zero weights.

    Catches a flag that says `converged` for ever after (converged_flag_stays_up).
    """
    assume_it_ends(implementation, first)
    trained = train_enough(implementation, second, first=first)
    assert not still_wrong(trained, second), missed(trained, second, " over the second problem")


@needs("enough_passes", "parameters")
@given(problem=separable_problems())
def test_training_without_mistakes_proves_separability(
    implementation: Model, problem: Problem
) -> None:
    """When every example is right, the weights and the bias are a line between the labels.

    The converse of the convergence theorem: a clean pass is a certificate.

    Catches a table of the rows seen, which answers for the weights (known_rows_are_looked_up).
    """
    trained = train_a_while(implementation, problem)
    assume(trained.predictions == problem.labels)
    sides = [side(trained.known(), row) for row in problem.rows]
    beyond = [s == 1 - 2 * y for s, y in zip(sides, problem.labels, strict=True)]
    wrong = [(row, y) for row, y, b in zip(problem.rows, problem.labels, beyond, strict=True) if b]
    assert wrong == [], mispredicted(*wrong[0], 1 - wrong[0][1], trained.parameters)


@needs("passes", "parameters")
@given(
    problem=separable_problems(),
    passes=st.sampled_from((1, 2, 3, 5, 8, 20, 50)),
    rate=learning_rates(),
)
def test_a_converged_model_stays_as_it_is(
    implementation: Model, problem: Problem, passes: int, rate: float
) -> None:
    """Once every example is right, further passes change neither weights nor bias.

    Rosenblatt (1958): a correct prediction teaches nothing.

    Catches sums of a batch that are never cleared (batch_sums_never_cleared).
    """
    short = implementation.train(problem, passes=passes, learning_rate=rate)
    assume(all_surely_right(short.known(), problem))
    longer = implementation.train(problem, passes=passes + 5, learning_rate=rate)
    same = longer.parameters == short.parameters
    assert same, kept_on(short, passes, longer, passes + 5)


@needs("passes", "parameters")
@given(problem=two_class_pairs(features=(1, 4)))
def test_a_pass_moves_towards_every_separator(implementation: Model, problem: Problem) -> None:
    """A pass with a mistake brings weights and bias nearer to the direction of any separator.

    Novikoff (1962): each mistake adds at least step * margin along it.

    Catches a bias that grows at each example, right or wrong (bias_always_up).
    """
    one = implementation.train(problem, passes=1).known()
    two = implementation.train(problem, passes=2).known()
    assume(one != two)
    moved = [after - before for before, after in zip(one.vector, two.vector, strict=True)]
    assert dot(problem.normal, moved) > 0, led_away(one, two, problem)


@needs("update", "parameters")
@given(drawn=with_order(separable_problems()), rate=learning_rates(), cyclic=st.booleans())
def test_mistakes_stay_within_novikoffs_bound(
    implementation: Model, drawn: Ordered, rate: float, cyclic: bool
) -> None:
    """Training one example at a time makes at most (R/gamma)**2 mistakes, in any order.

    Novikoff (1962), theorem 1: R is the length of the longest (x, 1), gamma the margin of any line.

    Catches an update that subtracts where it should add (update_goes_backwards).
    """
    problem, order = drawn
    if cyclic:
        order = (*range(len(problem.labels)),) * (2 + int(widest(problem).mistake_bound))
    walked = implementation.walk(problem, (order * 3)[:120], learning_rate=rate)
    wrong = mistakes(walked, problem)
    assume(wrong)
    start, size = walked[0].before.vector, step_size(wrong[0])
    assert size > 0, mistaken(wrong[0], problem)
    line = widest(problem)
    assert len(wrong) <= line.mistake_bound_from(start, size), too_many(wrong, walked, line)


@needs("update", "exact")
@given(drawn=with_order(separable_problems()))
def test_each_mistake_gains_a_margin_along_the_separator(
    implementation: Model, drawn: Ordered
) -> None:
    """At each mistake w.w* + b.b* grows by at least step * margin.

    Novikoff (1962), first lemma.

    Catches an update that subtracts where it should add (update_goes_backwards).
    """
    problem, order = drawn
    wrong = mistakes(implementation.walk(problem, order), problem)
    assume(wrong)
    for step in wrong:
        before, after = step.before.vector, step.after.vector
        gain = dot(problem.normal, after) - dot(problem.normal, before)
        least = step_size(step) * problem.smallest_activation
        assert gain >= least > 0, gained(step, problem, gain, least)


@needs("update", "exact")
@given(drawn=with_order(separable_problems()))
def test_each_mistake_lengthens_the_weights_by_at_most_the_radius(
    implementation: Model, drawn: Ordered
) -> None:
    """At each mistake |(w, b)|**2 grows by at most step**2 * R**2.

    Novikoff (1962), lemma 2: a mistake's activation has the wrong sign.

    Catches an update that replaces the weights by the last step (update_overwrites).
    """
    problem, order = drawn
    wrong = mistakes(implementation.walk(problem, order), problem)
    assume(wrong)
    for step in wrong:
        before, after = step.before.vector, step.after.vector
        grown = dot(after, after) - dot(before, before)
        most = step_size(step) ** 2 * problem.squared_radius
        assert grown <= most, updated(
            step, problem, f"|(w, b)|**2 grew by {number(grown)}, and may by {number(most)} at most"
        )


@needs("update", "parameters")
@given(problem=separable_problems(rows=(2, 4)))
def test_updates_alone_learn_separable_data(implementation: Model, problem: Problem) -> None:
    """Updating on one row after another, round and round, ends with every example right.

    Novikoff (1962), theorem 1: where a line separates the examples, mistakes come to an end.

    Catches an update that adds every example of label 1, right ones too
    (update_adds_every_positive).
    """
    first = implementation.walk(problem, range(len(problem.labels)))
    wrong = mistakes(first, problem)
    size = step_size(wrong[0]) if wrong else Fraction(1)
    assert size > 0, mistaken(wrong[0], problem)
    passes = 1 + widest(problem).mistake_bound_from(first[-1].after.vector, size)
    assume(passes < 60)
    walked = implementation.walk(problem, (*range(len(problem.labels)),) * (passes + 1))
    late = mistakes(walked[-len(problem.labels) :], problem)
    assert late == [], updated(late[0], problem, f"after {passes} passes none may be wrong")
