"""The update: nothing on a correct prediction, step * error * (x, 1) on a mistake.

Judged twice: through runs of one and two passes over two examples, which every program with a
settable number of passes offers, and directly where there is a method for one example. An
activation of exactly 0 is nobody's: there, a program may take either side.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from perceptron.contract import (
    FatalError,
    Model,
    Parameters,
    Step,
    SubmissionError,
    Trained,
    needs,
)
from perceptron.messages import nothing_learned, unlike, unmoved
from perceptron.problems import Problem, dot
from perceptron.rounding import (
    Interval,
    common,
    mistakes,
    side,
    step_counts,
    step_size,
    step_sizes,
    surely_moved,
    surely_right,
)
from perceptron.second_pass import disagreeing, second_pass
from perceptron.step_messages import drifted, mistaken, no_steps, overwritten, undoubled, updated
from perceptron.strategies import (
    Ordered,
    inseparable_problems,
    learning_rates,
    opposite_pairs,
    separable_problems,
    two_class_pairs,
    with_order,
)
from perceptron.words import number


@needs("passes", "parameters")
@given(problem=two_class_pairs(exponents=(0, 17, -10)), rate=learning_rates())
def test_a_pass_adds_whole_steps_of_its_examples(
    implementation: Model, problem: Problem, rate: float
) -> None:
    """What a pass changes is a sum of steps s*(x, 1) for label 1 and -s*(x, 1) for label 0.

    Rosenblatt (1958): the only thing that ever changes the weights is error * (x, 1).

    Catches a bias that moves by 1 whatever the learning rate is (bias_without_rate).
    """
    made = second_pass(implementation, problem, rate)
    assume(made.moved)
    assert made.sizes, no_steps(made.ends, problem, implementation.offer, rate)


@needs("passes", "parameters", "steady", "last_weights")
@given(problem=inseparable_problems(features=(1, 3), rows=0))
def test_passes_over_inseparable_examples_add_whole_steps_too(
    implementation: Model, problem: Problem
) -> None:
    """A pass over examples that no line separates also adds steps of one size, one an example.

    Rosenblatt (1958): the only thing that ever changes the weights is error * (x, 1).

    Catches mistakes of class 0 that count double (class_0_counts_double).
    """
    if len(problem.labels) % 2:  # a batch of two must leave none over: its mean step is another
        problem = problem.reordered((*range(len(problem.labels)), 0))
    runs = [implementation.train(problem, passes=passes).known() for passes in range(1, 6)]
    step = implementation.offer.step or Fraction(1)
    ends = enumerate(pairwise(runs), start=2)
    moved = [(k, pair) for k, pair in ends if surely_moved(*pair, problem, step)]
    assume(moved)
    once = step_counts(implementation.offer, 1)
    # With the mean over batches of three of four, the one left over has three times the step.
    counts = dict.fromkeys(k * m for k in once for m in (1, 3))
    for k, pair in moved:
        sizes = step_sizes(*pair, problem, range(len(problem.labels)), counts)
        assert sizes, no_steps(pair, problem, implementation.offer, when=f"pass {k}")


@needs("passes", "parameters", "zero_start", "steady")
@given(problem=two_class_pairs())
def test_one_pass_uses_each_example_once_at_most(implementation: Model, problem: Problem) -> None:
    """From zero weights, one pass leaves a sum of steps of one size, one an example at most.

    Definition of a pass (epoch): every example is presented once.

    Catches a loop of epochs + 1 passes, `while epoch <= epochs` (one_pass_too_many).
    """
    start = Parameters((0.0,) * problem.features, 0.0)
    one = implementation.train(problem, passes=1).known()
    assume(one != start)
    counts = step_counts(implementation.offer, 1)
    sizes = step_sizes(start, one, problem, (0, 1), counts)
    assert sizes, no_steps((start, one), problem, implementation.offer, when="first pass")


@needs("passes", "parameters")
@given(first=two_class_pairs(), second=two_class_pairs())
def test_every_example_moves_by_the_same_step(
    implementation: Model, first: Problem, second: Problem
) -> None:
    """One step size s explains the updates of all examples.

    Rosenblatt (1958): the step is the learning rate times the error, whatever the example.

    Catches a step that grows with the distance from the label, as Adaline's (adaline_step).
    """
    one, two = second_pass(implementation, first), second_pass(implementation, second)
    assume(one.moved and two.moved)
    assert common(one.sizes, two.sizes), disagreeing(one, two, implementation.offer)


@needs("passes", "parameters", "learning_rate")
@given(problem=two_class_pairs(), rate=learning_rates() | st.sampled_from((2**-7, 2**-10)))
def test_the_step_grows_with_the_learning_rate(
    implementation: Model, problem: Problem, rate: float
) -> None:
    """Eight times the learning rate makes every step eight times as large.

    Rosenblatt (1958): the update is rate * error * x.

    Catches half a step for the bias, and whole ones for the weights (bias_half_step).
    """
    # Eight, because a pass may use an example once or twice, and half steps on ties make that four
    # times: no such count can hide a factor of eight.
    once, more = (second_pass(implementation, problem, size) for size in (rate, 8 * rate))
    assume(once.moved and more.moved)
    expected = [(8 * low, 8 * high) for low, high in once.sizes]
    assert common(expected, more.sizes), disagreeing(once, more, implementation.offer)


@needs("passes", "parameters")
@given(problem=two_class_pairs(features=(1, 3)), place=st.integers(0, 3))
def test_the_weight_of_a_zero_feature_never_moves(
    implementation: Model, problem: Problem, place: int
) -> None:
    """A feature that is 0 in every example keeps the weight that it started with.

    The update of a weight is rate * error * x, and x is 0.

    Catches the bias's step added to every weight as well (bias_smeared_into_weights).
    """
    place = min(place, problem.features)
    wider = problem.with_feature(place, (0, 0))
    one = implementation.train(wider, passes=1).known().weights[place]
    two = implementation.train(wider, passes=2).known().weights[place]
    assert two == one, drifted(place, one, two, 2)
    five = implementation.train(wider, passes=5).known().weights[place]
    assert five == one, drifted(place, one, five, 5)


@needs("passes", "parameters")
@given(problem=opposite_pairs())
def test_the_first_pass_learns_something(implementation: Model, problem: Problem) -> None:
    """A pass over a point and its opposite, of different labels, moves the weights from the start.

    Zero weights give both one label, so one is a mistake. Any others make a mistake on them with
    these labels or with the labels turned round, and the two trainings end differently.

    Catches a first weight that is never updated (first_weight_frozen).
    """
    # Weights that were the best ones for long may show after two passes. A program that draws
    # examples at random may not see its mistake at once, but misses it 64 times with chance 2**-64.
    last = "last_weights" in implementation.offer.capabilities
    passes = 1 if last else 2
    trained = implementation.train(problem, passes=passes)
    if trained.drew_random_numbers:
        trained, passes = implementation.train(problem, passes=64), 64
    learned = any(trained.known().vector)
    elsewhere = {} if learned else _learned_elsewhere(implementation, problem, trained, passes)
    assert learned, nothing_learned(trained, problem, passes, elsewhere)
    if passes != 2:  # the best weights may still be those of the start
        turned = replace(problem, labels=problem.labels[::-1], separator=None)
        other = implementation.train(turned, passes=passes)
        assert other.known() != trained.known(), unmoved(trained, turned, passes)


def _learned_elsewhere(
    implementation: Model, problem: Problem, trained: Trained, passes: int
) -> dict[str, bool]:
    """Say of the mistake of a pair whether it is learned from at the other places among the two.

    A place where the program raises is left out: what failed is the pair as it was drawn.
    """
    if trained.predictions == problem.labels:
        return {}
    row = 0 if trained.predictions[0] != problem.labels[0] else 1
    other = 1 - row
    orders = {"first": (row, other), "last": (other, row), "in the middle": (other, row, other)}
    del orders["last" if row else "first"]
    learned = {}
    for place, order in orders.items():
        try:
            again = implementation.train(problem.reordered(order), passes=passes)
            learned[place] = any(again.known().vector)
        except FatalError:
            raise  # it would hang again while the pair is made smaller
        except SubmissionError:
            continue
    return learned


@needs("passes", "parameters")
@given(problem=two_class_pairs(), beside=two_class_pairs())
def test_two_instances_share_nothing(
    implementation: Model, problem: Problem, beside: Problem
) -> None:
    """Training one instance leaves another as it was: weights belong to the instance.

    Definition of an instance: one unit, one vector of weights.

    Catches weights that are set on the class (weights_on_the_class).
    """
    alone = implementation.train(problem, passes=2)
    width = problem.features
    other = Problem(tuple((*x, 0, 0, 0)[:width] for x in beside.examples), beside.labels)
    together = implementation.train(problem, passes=2, beside=other)
    same = (together.predictions, together.parameters) == (alone.predictions, alone.parameters)
    assert same, unlike(together, "while another instance is trained too,", alone, "alone")


@needs("update", "parameters")
@given(drawn=with_order(separable_problems()), rate=learning_rates())
def test_a_correct_prediction_changes_nothing(
    implementation: Model, drawn: Ordered, rate: float
) -> None:
    """An example on its own side of the plane leaves weights and bias exactly as they were.

    Rosenblatt (1958): the error y - prediction is zero.

    Catches an update that adds every example of label 1, right ones too
    (update_adds_every_positive).
    """
    problem, order = drawn
    right = surely_right(implementation.walk(problem, order, learning_rate=rate), problem)
    assume(right)
    moved = [step for step in right if step.after != step.before]
    assert moved == [], updated(moved[0], problem, "its label was right, so nothing must change")


@needs("update", "parameters")
@given(
    drawn=with_order(separable_problems(exponents=(0, 20, -20, 7))),
    rate=learning_rates(),
)
def test_a_mistake_moves_by_step_error_example(
    implementation: Model, drawn: Ordered, rate: float
) -> None:
    """A mistake changes the weights by s*error*x and the bias by s*error, with one s > 0 for all.

    Rosenblatt (1958): w + s*e*x and b + s*e. Examples are of every size, from 2**-20 to 2**20.

    Catches an update that clips large inputs (update_clips_large_examples).
    """
    problem, order = drawn
    left: list[Interval] | None = None
    wrong = mistakes(implementation.walk(problem, order, learning_rate=rate), problem)
    assume(wrong)
    for step in wrong:
        sizes = _sizes(step, problem)
        others, left = left, sizes if left is None else common(left, sizes)
        assert left, mistaken(step, problem, sizes, others)


@needs("update", "parameters", "learning_rate")
@given(problem=separable_problems(), rate=learning_rates())
def test_doubling_the_learning_rate_doubles_an_update(
    implementation: Model, problem: Problem, rate: float
) -> None:
    """Twice the learning rate makes an update twice as large.

    The update is rate * error * x.

    Catches an update with a rate of 1, whatever was set (update_ignores_the_rate).
    """
    order = range(len(problem.labels))
    once, twice = (
        mistakes(implementation.walk(problem, order, learning_rate=size), problem)
        for size in (rate, 2 * rate)
    )
    assume(once and twice)
    expected = [(2 * low, 2 * high) for low, high in _sizes(once[0], problem)]
    doubled = common(expected, _sizes(twice[0], problem))
    assert doubled, undoubled(once[0], twice[0], problem, rate)


@needs("update", "exact")
@given(drawn=with_order(separable_problems()))
def test_a_mistake_moves_the_activation_by_step_times_squared_norm(
    implementation: Model, drawn: Ordered
) -> None:
    """A mistake moves its activation towards the label by exactly s*(|x|**2 + 1).

    (w + s*e*x).x + b + s*e = w.x + b + s*e*(|x|**2 + 1).

    Catches an update with four times the step for the weights, and not for the bias
    (update_too_long).
    """
    problem, order = drawn
    wrong = mistakes(implementation.walk(problem, order), problem)
    assume(wrong)
    for step in wrong:
        x = (*problem.rows[step.row], Fraction(1))
        moved = dot(step.after.vector, x) - dot(step.before.vector, x)
        due = (2 * problem.labels[step.row] - 1) * step_size(step) * dot(x, x)
        assert moved == due != 0, mistaken(step, problem)


@needs("update", "exact")
@given(problem=separable_problems(), row=st.integers(0, 5))
def test_repeating_one_example_makes_it_right(
    implementation: Model, problem: Problem, row: int
) -> None:
    """An example of activation z is right after at most |z| / (s*(|x|**2 + 1)) + 1 updates.

    Each update moves its activation by s*(|x|**2 + 1).

    Catches an update that subtracts where it should add (update_goes_backwards).
    """
    row %= len(problem.labels)
    wrong = mistakes(implementation.walk(problem, (row,)), problem)
    assume(wrong)
    x, size = (*problem.rows[row], Fraction(1)), step_size(wrong[0])
    assert size > 0, mistaken(wrong[0], problem)
    times = int(abs(dot(wrong[0].before.vector, x)) / (size * dot(x, x))) + 1
    last = implementation.walk(problem, (row,) * min(times, 500))[-1]
    right = side(last.after, problem.rows[row]) != 1 - 2 * problem.labels[row]
    assert right, updated(last, problem, f"{times} steps of {number(size)} must make it right")


@needs("update", "parameters")
@given(problem=two_class_pairs())
def test_updates_of_two_examples_add_up(implementation: Model, problem: Problem) -> None:
    """A second example's update is added to the first one's and does not overwrite it.

    Rosenblatt (1958): w + s*e*x, not s*e*x.

    Catches an update that replaces the weights by the last step (update_overwrites).
    """
    one, two = implementation.walk(problem, (0, 1))
    assume(one.before != two.after)
    counts = step_counts(implementation.offer, 1)
    sizes = step_sizes(one.before, two.after, problem, (0, 1), counts)
    assert sizes, overwritten(one, two, problem)


def _sizes(step: Step, problem: Problem) -> list[Interval]:
    return step_sizes(step.before, step.after, problem, (step.row,), (Fraction(1),))
