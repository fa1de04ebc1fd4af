"""The caller's arrays: left as they were, not kept by reference, of any type and layout."""

from hypothesis import given
from hypothesis import strategies as st

from perceptron.contract import Form, Model
from perceptron.learning import train_enough
from perceptron.messages import FORMS, missed, unlike
from perceptron.problems import Problem
from perceptron.rounding import on_lattice, still_wrong
from perceptron.strategies import Question, separable_problems, with_points


@given(question=with_points(separable_problems()), form=st.sampled_from(("float64", "int64")))
def test_the_callers_arrays_are_left_as_they_were(
    implementation: Model, question: Question, form: Form
) -> None:
    """Training and predicting write into none of the arrays handed in.

    Convention of numpy and scikit-learn: the examples are the caller's. Judged on a copy.

    Catches a column of ones inserted into the caller's own rows
    (bias_input_inserted_into_the_rows).
    """
    problem, points = question
    kept = implementation.train(problem, passes=3, ask=[points], form=form).inputs_kept
    assert kept, "your program wrote into arrays that it was handed, in training or in predicting"


@given(problem=separable_problems())
def test_overwriting_the_arrays_after_training_changes_nothing(
    implementation: Model, problem: Problem
) -> None:
    """What was learned is the program's own: reusing the training arrays afterwards is harmless.

    Rosenblatt (1958): all that was learned stands in the weights.

    Catches start weights that are a view of the first row (start_weights_alias_the_first_row).
    """
    kept = implementation.train(problem, passes=3)
    spoiled = implementation.train(problem, passes=3, spoil=True)
    found = spoiled.predictions, spoiled.parameters
    how = "on arrays that are overwritten afterwards", "on arrays that stay as they are"
    assert found == (kept.predictions, kept.parameters), unlike(spoiled, how[0], kept, how[1])


@given(problem=separable_problems(), rate=st.sampled_from((0.5, 1.0, 2.0)))
def test_whole_number_arrays_are_learned_alike(
    implementation: Model, problem: Problem, rate: float
) -> None:
    """Examples of an integer type are learned as the same floats are, without truncation.

    The update is rate * error * x, of the same numbers whatever type they have.

    Catches weights of the rows' integer type, which cut off halves (whole_number_weights).
    """
    _learned_alike(implementation, problem, "int64", rate)


@given(problem=separable_problems())
def test_single_precision_arrays_are_learned_alike(implementation: Model, problem: Problem) -> None:
    """Examples in float32 are learned as the same float64 values are.

    The update is rate * error * x; these examples are exact in single precision too.

    Catches float32 rows that a conversion turns into zeros (no_float32).
    """
    _learned_alike(implementation, problem, "float32")


@given(problem=separable_problems())
def test_column_major_arrays_are_learned_alike(implementation: Model, problem: Problem) -> None:
    """Examples in Fortran order are learned as the same values in C order are.

    An array is its values; how they lie in memory is numpy's business (ndarray.flags).

    Catches rows read in the order of memory (reads_memory_by_rows).
    """
    _learned_alike(implementation, problem, "fortran")


@given(problem=separable_problems())
def test_read_only_arrays_are_learned_alike(implementation: Model, problem: Problem) -> None:
    """Examples and labels that cannot be written to are learned as others are.

    Training has nothing to write into its examples, so it need not be able to.

    Catches sorting the caller's rows by their labels, in place (sorts_the_callers_rows).
    """
    _learned_alike(implementation, problem, "read-only")


@given(problem=separable_problems())
def test_non_contiguous_arrays_are_learned_alike(implementation: Model, problem: Problem) -> None:
    """Examples and labels that are views with gaps are learned as their copies are.

    An array is its values; how they lie in memory is numpy's business (ndarray.strides).

    Catches reading an array's memory as if it had no gaps (needs_contiguous).
    """
    _learned_alike(implementation, problem, "strided")


def _learned_alike(
    implementation: Model, problem: Problem, form: Form, learning_rate: float = 1.0
) -> None:
    plain = implementation.train(problem, passes=3, learning_rate=learning_rate)
    other = implementation.train(problem, passes=3, learning_rate=learning_rate, form=form)
    found, how = (plain.parameters, other.parameters), f"on {FORMS[form]}"
    if "exact" in implementation.offer.capabilities and all(p and on_lattice(p) for p in found):
        same = (other.predictions, other.parameters) == (plain.predictions, plain.parameters)
        assert same, unlike(other, how, plain, "on usual arrays")
    if not still_wrong(train_enough(implementation, problem, learning_rate=learning_rate), problem):
        trained = train_enough(implementation, problem, learning_rate=learning_rate, form=form)
        assert not still_wrong(trained, problem), missed(trained, problem, f" {how}")
