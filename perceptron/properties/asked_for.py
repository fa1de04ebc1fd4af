"""Claims that are no law of the perceptron: they count only where the assignment asks for them."""

from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from perceptron.chain import chance_of_right, distribution, likely_counts
from perceptron.contract import Model, needs
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.learning import train_enough
from perceptron.messages import mispredicted, missed, unlike
from perceptron.problems import Problem, dot
from perceptron.rounding import step_sizes, still_wrong
from perceptron.step_messages import stepping
from perceptron.strategies import (
    Question,
    inseparable_problems,
    learning_rates,
    separable_problems,
    two_class_pairs,
    vectors,
    with_points,
)
from perceptron.words import number

GATES, RUNS, STEPS = ("AND", "OR", "NAND", "NOR"), 150, (10, 30)
RARE = Fraction(1, 10**10)  # the chance of a false alarm on one gate; on all together below 1e-9
TIES = (1, 0, None, Fraction(1, 2))
AGAIN = "again, on the second problem,"
BAD = {
    "nan": "NaN among the inputs",
    "inf": "inf among the inputs",
    "too few labels": "one label too few",
    "flat": "examples in one flat array",
    "unknown label": "a third label, 7",
    "empty": "no examples",
}


@given(problem=separable_problems())
def test_lists_are_accepted(implementation: Model, problem: Problem) -> None:
    """Examples and labels may be plain lists, and are learned as arrays are.

    Convention of numpy: what can be made an array is taken as one (numpy.asarray).

    Catches examples whose .shape is read before anything makes them an array (lists_refused).
    """
    plain = implementation.train(problem, passes=3)
    listed = implementation.train(problem, passes=3, form="list")
    same = (listed.predictions, listed.parameters) == (plain.predictions, plain.parameters)
    assert same, unlike(listed, "on lists", plain, "on arrays")


@needs("passes")
@given(point=vectors(2), label=st.integers(0, 1))
def test_one_example_is_accepted(implementation: Model, point: tuple[int, int], label: int) -> None:
    """A single example is enough to train on, and is learned.

    Novikoff (1962), theorem 1: data of one example are separable.

    Catches squeezing away the only row's own axis (one_example_squeezed).
    """
    problem = Problem((point,), (label,), separator=(0, 0, 2 * label - 1))
    trained = train_enough(implementation, problem)
    assert not still_wrong(trained, problem), missed(trained, problem)


@needs("passes")
@given(problem=separable_problems(), label=st.integers(0, 1))
def test_one_class_is_accepted(implementation: Model, problem: Problem, label: int) -> None:
    """Examples that all have one label are learned (as the constant gates have).

    Novikoff (1962), theorem 1: a bias alone separates them.

    Catches an error where all labels are equal (one_class_refused).
    """
    separator = (*(0,) * problem.features, 2 * label - 1)
    constant = Problem(problem.examples, (label,) * len(problem.labels), separator=separator)
    trained = train_enough(implementation, constant)
    assert not still_wrong(trained, constant), missed(trained, constant)


@needs("passes")
@given(label=st.integers(0, 1), order=st.permutations(range(4)))
def test_the_constant_gates_are_learned(
    implementation: Model, label: int, order: list[int]
) -> None:
    """TRUE and FALSE, the two learnable gates of one label, are learned.

    Novikoff (1962), theorem 1: a bias alone gives one label to all.

    Catches an error where all labels are equal (one_class_refused).
    """
    gate = gate_problem(TWO_INPUT_GATES["TRUE" if label else "FALSE"]).reordered(order)
    constant = Problem(gate.examples, gate.labels, separator=(0, 0, 2 * label - 1))
    trained = train_enough(implementation, constant)
    assert not still_wrong(trained, constant), missed(trained, constant)


@needs("parameters")
@given(
    problem=separable_problems(),
    bad=st.sampled_from(tuple(BAD)),
)
def test_bad_input_is_refused(implementation: Model, problem: Problem, bad: str) -> None:
    """NaN, inf, wrong shapes, unknown labels and empty data raise ValueError; nothing changes.

    Convention of scikit-learn (check_array): what no sum can be made of is an error, and not
    weights of NaN.

    Catches a training that takes NaN for a number (nan_accepted).
    """
    X, y = problem.X, problem.y.astype(np.float64)
    if bad in {"nan", "inf"}:
        X[0, 0] = float(bad)
    if bad == "unknown label":
        y[0] = 7
    if bad == "too few labels":
        y = y[1:]
    if bad == "flat":
        X = X[:, 0]
    if bad == "empty":
        X, y = X[:0], y[:0]
    refusal = implementation.offend(problem, X, y)
    handed = f"handed {BAD[bad]} your program raised {refusal.error or 'nothing'}"
    assert refusal.error == "ValueError", f"{handed}; it must raise ValueError"
    assert refusal.unchanged, f"{handed}, after it had changed its weights or bias"


@needs("seed", "parameters")
@given(problem=separable_problems(), seed=st.integers(0, 99))
def test_the_same_seed_gives_the_same_result(
    implementation: Model, problem: Problem, seed: int
) -> None:
    """With one seed, training ends alike whatever other code has drawn.

    Definition of a seed: it alone decides what is drawn.

    Catches an argument `seed` that nothing uses (seed_ignored).
    """
    one = implementation.train(problem, passes=3, seed=seed, entropy=1)
    two = implementation.train(problem, passes=3, seed=seed, entropy=2)
    assert one.known() == two.known(), unlike(one, f"with seed {seed}", two, "with it again")


@given(problem=separable_problems())
def test_the_global_random_state_is_left_alone(implementation: Model, problem: Problem) -> None:
    """Training neither draws from nor seeds the global generators of random and numpy.

    Convention of numpy (Generator): a program draws from a generator of its own.

    Catches np.random.seed in the training (seeds_the_world).
    """
    kept = implementation.train(problem, passes=3).random_state_kept
    assert kept, "your program drew from, or seeded, what all code shares: random or np.random"


@needs("parameters", "exact")
@given(problem=separable_problems(features=2), passes=st.integers(1, 6))
def test_a_point_on_the_plane_gets_label_1(
    implementation: Model, problem: Problem, passes: int
) -> None:
    """The step is 1 at zero: a point with w.x + b = 0 gets label 1.

    The article's step function; other texts take the other side, so it is judged where it is asked
    for.

    Catches a step with > in place of >= (strict_at_zero).
    """
    grid = list(product(range(-4, 5), repeat=2))
    trained = implementation.train(problem, passes=passes, ask=[grid])
    on_plane = [
        (point, predicted)
        for point, predicted in zip(grid, trained.answers[0], strict=True)
        if dot(trained.known().vector, (*map(Fraction, point), Fraction(1))) == 0
    ]
    assume(on_plane)
    wrong = [(point, predicted) for point, predicted in on_plane if predicted != 1]
    assert wrong == [], mispredicted(*wrong[0], 1, trained.parameters)


@needs("passes", "parameters", "learning_rate")
@given(problem=two_class_pairs(), rate=learning_rates())
def test_the_step_is_the_learning_rate(
    implementation: Model, problem: Problem, rate: float
) -> None:
    """An update is learning rate * (y - prediction) * x with labels 0 and 1, so the step is it.

    Rosenblatt (1958), with labels 0 and 1; with -1 and 1 the error is twice as large, so it is
    judged where it is asked for.

    Catches labels -1 and 1 inside, so that a step is twice the rate (twice_the_rate).
    """
    one = implementation.train(problem, passes=1, learning_rate=rate).known()
    two = implementation.train(problem, passes=2, learning_rate=rate).known()
    assume(one != two)
    found = step_sizes(one, two, problem, (0, 1), (Fraction(0), Fraction(1)))
    handed = Fraction(rate) * Fraction(implementation.offer.rate_unit)
    assert any(low <= handed <= high for low, high in found), (
        f"{stepping(f'at learning rate {number(rate)}', (one, two), found)}, not {number(handed)}"
    )


@needs("passes")
@given(problem=inseparable_problems())
def test_training_ends_on_inseparable_examples(implementation: Model, problem: Problem) -> None:
    """Where no line exists training still ends, after the passes it was given.

    Minsky and Papert (1969): the weights go round for ever, so only a count of passes ends it.

    Catches a loop until no row is wrong (loops_until_clean).
    """
    trained = implementation.train(problem, passes=50)
    count = len(trained.predictions)
    assert count == len(problem.labels), f"{count} predictions for {len(problem.labels)} examples"


@given(question=with_points(separable_problems()))
def test_predictions_have_the_shape_of_the_labels(
    implementation: Model, question: Question
) -> None:
    """predict(X) on n rows returns an array of shape (n,).

    Convention of scikit-learn: y and predict(X) have one shape, (n,).

    Catches labels as a column, of shape (n, 1) (column_of_predictions).
    """
    problem, _ = question
    shape, wanted = implementation.train(problem, passes=3).shape, (len(problem.labels),)
    assert shape == wanted, f"your program returned an array of shape {shape}; {wanted} is due"


@needs("passes", "parameters")
@given(first=separable_problems(features=2), second=separable_problems(features=2))
def test_a_second_training_starts_afresh(
    implementation: Model, first: Problem, second: Problem
) -> None:
    """Training again forgets what was learned before: the result is that of a new instance.

    Convention of scikit-learn: fit forgets what an earlier fit has learned.

    Catches weights that are made once, in the constructor (second_fit_goes_on).
    """
    again = implementation.train(second, passes=3, first=first)
    if again.drew_random_numbers:  # a generator goes on from where the first training left it
        again = train_enough(implementation, second, first=first)
        assert not still_wrong(again, second), missed(again, second, " over the second problem")
    else:
        fresh = implementation.train(second, passes=3)
        assert again.parameters == fresh.parameters, unlike(again, AGAIN, fresh, "from new")


@needs("random_steps", "zero_start")
@given(steps=st.sampled_from(STEPS))
def test_random_steps_learn_as_often_as_chance_has_it(implementation: Model, steps: int) -> None:
    """Of trainings of k steps, each on a random row, as many learn a gate as the exact chance says.

    The article's training: from zero weights, a Markov chain. Every rule for ties is allowed, the
    same for all gates. A correct program is accused with chance below 1e-9.

    Catches a draw that leaves out the last row (never_draws_the_last_row).
    """
    learned = {
        name: _times_learned(implementation, gate_problem(TWO_INPUT_GATES[name]), steps)
        for name in GATES
    }
    unlikely = [
        [
            f"your program learned {name} in {count} of {RUNS} trainings of {steps} steps, each "
            f"on a random row; the chance of each is {float(_chances(name, steps)[rule]):.4f}"
            for name, count in learned.items()
            if count not in likely_counts(_chances(name, steps)[rule], RUNS, RARE)
        ]
        for rule in range(len(TIES) ** 2)
    ]
    assert min(map(len, unlikely)) == 0, min(unlikely, key=len)[0]


def _times_learned(implementation: Model, problem: Problem, steps: int) -> int:
    """Return in how many random trainings every row came out right."""
    runs = (
        implementation.train(problem, passes=steps, randomly=True, entropy=entropy)
        for entropy in range(RUNS)
    )
    return sum(run.predictions == problem.labels for run in runs)


@cache
def _chances(name: str, steps: int) -> list[Fraction]:
    """Return the chance of learning under each rule for ties, in training and in predicting."""
    problem = gate_problem(TWO_INPUT_GATES[name])
    ends = [distribution(problem, steps, tie=tie) for tie in TIES]
    return [chance_of_right(end, problem, tie) for end, tie in product(ends, TIES)]
