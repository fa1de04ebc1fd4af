"""What the judge finds out by training: whether labels decide what is learned, in which order."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from matrix import entries

from perceptron import Perceptron
from perceptron.conventions import Conventions
from perceptron.grading.empty_programs import empty_programs
from perceptron.grading.rules import USUAL_POINTS
from perceptron.judge import judge
from perceptron.learned import AIMLESS, ALIKE, ASTRAY, NO_LINE, UNMOVED, UNTRAINED
from perceptron.observed import observed
from perceptron.outcomes import Outcome
from perceptron.properties import every_property
from perceptron.small_problems import HARD
from perceptron.survey import local_model, model_of, models

CHAFFS = {entry.path.stem: entry.path for entry in entries() if not entry.is_wheat}
EASY = every_property()["test_every_row_gets_one_of_the_two_labels"]
TABLES = {"a table of the rows seen", "the nearest row's label"}
LEARNED = every_property()["test_every_two_input_gate_is_learned"]


class Textbook:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.start(X.shape[1])
        for _ in range(self.epochs):
            for row, label in zip(X, y, strict=True):
                step = self.learning_rate * (label - self.predict(row))
                self.weights, self.bias = self.weights + step * row, self.bias + step

    def start(self, features):
        self.weights, self.bias = np.zeros(features), 0.0

    def predict(self, X):
        return np.where(X @ self.weights + self.bias >= 0, 1, 0)


class StartsAtFive(Textbook):
    def start(self, features):
        self.weights, self.bias = np.full(features, 5.0), 5.0


class StartsByChance(Textbook):
    def start(self, features):
        self.weights, self.bias = np.random.normal(size=features), 0.0


class LooksUpTheNearest(Textbook):
    """Keeps its rows, and has no weights."""

    def fit(self, X, y):
        self.seen = [*zip(X.tolist(), y.tolist(), strict=True)]

    def predict(self, X):
        return [min(self.seen, key=lambda pair: abs(pair[0] - row).sum())[1] for row in X]


class LearnsAtOnce(Textbook):
    """Sums all examples with their signs: it learns, and not by updates."""

    def fit(self, X, y):
        signs = 2 * y - 1
        self.weights, self.bias = signs @ X, float(signs.sum())


class FollowsTheFirstLabel(Textbook):
    """One line, whose sign is the first label's."""

    def fit(self, X, y):
        self.weights, self.bias = (2.0 * y[0] - 1) * np.ones(X.shape[1]), 0.0


class CountsItsCalls(Textbook):
    calls = 0

    def fit(self, X, y):
        CountsItsCalls.calls += 1
        self.weights, self.bias = (-1.0) ** CountsItsCalls.calls * np.ones(X.shape[1]), 0.0


class HashesItsLabels(Textbook):
    """A line by chance, another one for other labels."""

    def fit(self, X, y):
        chance = np.random.default_rng([int(label) for label in y] + [7])
        self.weights, self.bias = chance.normal(size=X.shape[1]), 0.0


class FollowsTheFurthest(Textbook):
    """All weights but the first are 0, and that is 1 or -1: which label the furthest row has."""

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        self.weights[0] = 2.0 * y[X[:, 0].argmax()] - 1


class DrawsByLot(Textbook):
    """A line by chance for each set of examples, whatever their order."""

    def fit(self, X, y):
        examples = sorted([*row, label] for row, label in zip(X.tolist(), y.tolist(), strict=True))
        chance = np.random.default_rng(abs(int(np.array(examples).tobytes().hex(), 16)))
        self.weights, self.bias = chance.normal(size=X.shape[1]), chance.normal()


class HasTwoVectors(Textbook):
    """One for either label of the row with the largest inputs."""

    def fit(self, X, y):
        label = max(zip(X.tolist(), y.tolist(), strict=True))[1]
        rising, alternating = np.arange(1.0, X.shape[1] + 1), (-1.0) ** np.arange(X.shape[1])
        self.weights, self.bias = (rising, -1.0) if label else (alternating, 1.0)


class TakesTheFirstLabelForTheHigherOne(Textbook):
    first = 1

    def fit(self, X, y):
        self.first = 1
        super().fit(X, (y == y[0]).astype(int))
        self.first = y[0]

    def predict(self, X):
        return np.where(super().predict(X) == 1, self.first, 1 - self.first)


class TakesTheMeansOfEachBatch(Textbook):
    """A bug: what is predicted of a row depends on the rows beside it."""

    def fit(self, X, y):
        super().fit(X - X.mean(axis=0), y)

    def predict(self, X):
        return super().predict(X - X.mean(axis=0) if np.ndim(X) == 2 else X)


class TakesAbsoluteInputs(Textbook):
    """A bug, and its passes are in the code: on inputs 0 and 1 nothing is wrong."""

    def __init__(self, learning_rate=1.0, epochs=100):
        super().__init__(learning_rate, 100)

    def fit(self, X, y):
        self.start(X.shape[1])
        for _ in range(self.epochs):
            for row, label in zip(X, y, strict=True):
                step = self.learning_rate * (label - self.predict(row))
                self.weights, self.bias = self.weights + step * abs(row), self.bias + step


class TakesGatesAlone(Textbook):
    def fit(self, X, y):
        if len(X) != 4 or not set(X.ravel().tolist()) <= {0, 1}:
            raise ValueError("a gate has four rows of 0 and 1")
        super().fit(X, y)


class LeavesItsStartInSight(Textbook):
    """It learns in other attributes than `weights`, and in an order by chance."""

    def fit(self, X, y):
        order = np.random.permutation(len(X))
        super().fit(X[order], y[order])
        learned = self.weights, self.bias
        self.step = lambda rows: np.where(rows @ learned[0] + learned[1] >= 0, 1, 0)
        self.start(X.shape[1])

    def predict(self, X):
        return self.step(X) if hasattr(self, "step") else super().predict(X)


class DrawsLeastSquares(Textbook):
    def fit(self, X, y):
        ones = np.c_[X, np.ones(len(X))]
        *weights, self.bias = np.linalg.lstsq(ones, 2.0 * y - 1, rcond=None)[0]
        self.weights = np.array(weights)


class DrawsBetweenTheMeans(Textbook):
    def fit(self, X, y):
        high, low = (X[y == label].mean(axis=0) for label in (1, 0))
        self.weights, self.bias = high - low, (low @ low - high @ high) / 2


class MakesTwoPasses(Textbook):
    def __init__(self, learning_rate=1.0, epochs=2):
        super().__init__(learning_rate, min(epochs, 2))


class SortsItsAnswers(Textbook):
    def predict(self, X):
        return np.sort(super().predict(X)) if np.ndim(X) == 2 else super().predict(X)


class PredictsAsManyAsItHasSeen(Textbook):
    def fit(self, X, y):
        super().fit(X, y)
        self.rows = len(X)

    def predict(self, X):
        assert np.ndim(X) == 1 or len(X) == self.rows
        return super().predict(X)


class LooksUpWhatItHasSeenAll(DrawsLeastSquares):
    """Asked for rows that it has seen and for no others, it has a table."""

    def fit(self, X, y):
        super().fit(X, y)
        self.seen = {tuple(row): label for row, label in zip(X.tolist(), y, strict=True)}

    def predict(self, X):
        rows = [tuple(row) for row in np.atleast_2d(X).tolist()]
        known = [self.seen.get(row) for row in rows]
        return super().predict(X) if None in known else np.array(known).reshape(np.shape(X)[:-1])


class HasInfiniteWeights(LooksUpTheNearest):
    def fit(self, X, y):
        super().fit(X, y)
        self.weights, self.bias = np.full(X.shape[1], np.inf), 0.0


class HasATable(Textbook):
    """Two steps without a look at what is predicted, and a table of the rows seen."""

    def fit(self, X, y):
        self.seen = [*zip(X.tolist(), y.tolist(), strict=True)]
        self.start(X.shape[1])
        for i in (0, -1)[: self.epochs]:
            step = self.learning_rate * (2 * y[i] - 1)
            self.weights, self.bias = self.weights + step * X[i], self.bias + step

    def predict(self, X):
        lines = np.where(X @ self.weights + self.bias >= 0, 1, 0)
        return [dict(map(_pair, self.seen)).get(tuple(x), y) for x, y in zip(X, lines, strict=True)]


def _pair(seen):
    return tuple(seen[0]), seen[1]


class DrawsTheLabelOfATie(Textbook):
    def predict(self, X):
        z = np.atleast_1d(X @ self.weights + self.bias)
        return np.where(z == 0, np.random.randint(0, 2, len(z)), z > 0).reshape(np.shape(X)[:-1])


def why_not(model):
    return dict(model.offer.findings).get("learning", "").removeprefix("not shown: ")


@pytest.mark.parametrize(
    "program",
    [
        LeavesItsStartInSight,
        Perceptron,
        PredictsAsManyAsItHasSeen,
        SortsItsAnswers,
        StartsAtFive,
        StartsByChance,
        TakesTheFirstLabelForTheHigherOne,
        TakesTheMeansOfEachBatch,
        Textbook,
    ],
)
def test_a_perceptron_learns_a_line(program):
    model = model_of(program)
    assert {"learns", "line"} <= model.offer.capabilities
    assert why_not(model) == ""


@pytest.mark.parametrize(("program", "ordered"), [(Textbook, True), (LearnsAtOnce, False)])
def test_the_loop_over_the_rows_in_their_order_is_told_from_other_training(program, ordered):
    assert ("in_order" in model_of(program).offer.capabilities) is ordered


@pytest.mark.parametrize(
    "name", ["never_updates", "weights_from_nowhere", "answers_by_chance", "updates_a_local_copy"]
)
def test_who_ends_alike_with_labels_turned_round_has_learned_nothing(name):
    (model,) = models([str(CHAFFS[name])])
    assert "learns" not in model.offer.capabilities
    assert why_not(model) == ALIKE


@pytest.mark.parametrize("program", [FollowsTheFirstLabel, CountsItsCalls, HashesItsLabels])
def test_who_answers_to_the_order_of_rows_or_calls_has_learned_nothing(program):
    model = model_of(program)
    assert "learns" not in model.offer.capabilities
    assert why_not(model) == ASTRAY


def test_who_ends_alike_whatever_the_inputs_has_learned_nothing():
    model = model_of(FollowsTheFurthest)
    assert "learns" not in model.offer.capabilities
    assert why_not(model) == UNMOVED


@pytest.mark.parametrize("program", [DrawsByLot, HasTwoVectors])
def test_weights_that_follow_the_labels_of_some_rows_alone_are_no_learning(program):
    model = model_of(program)
    assert "learns" not in model.offer.capabilities
    assert why_not(model) == AIMLESS


def test_no_lot_gets_gates_right_and_a_bug_may():
    assert why_not(model_of(TakesAbsoluteInputs)) == ""
    assert why_not(model_of(TakesGatesAlone)) == ""


@pytest.mark.parametrize("rows", [4, 5, 6, 7, 8])
def test_a_table_for_one_number_of_rows_is_no_line(rows):
    assert why_not(model_of(table_where(lambda X: len(X) == rows))) == NO_LINE


@pytest.mark.parametrize("features", [1, 2, 3, 4])
def test_a_table_for_one_number_of_features_is_no_line(features):
    assert why_not(model_of(table_where(lambda X: X.shape[1] == features))) == NO_LINE


def table_where(opened):
    """Return a program that looks rows up where the rows of its training are such, with a line."""

    class Opened(LooksUpWhatItHasSeenAll):
        def fit(self, X, y):
            super().fit(X, y)
            self.seen = self.seen if opened(X) else {}

        def predict(self, X):
            rows = [tuple(row) for row in np.atleast_2d(X).tolist()]
            lines = np.atleast_1d(np.where(X @ self.weights + self.bias >= 0, 1, 0))
            known = [self.seen.get(row, y) for row, y in zip(rows, lines.tolist(), strict=True)]
            return np.array(known).reshape(np.shape(X)[:-1])

    return Opened


@pytest.mark.parametrize("problem", HARD)
@pytest.mark.parametrize("program", [DrawsLeastSquares, DrawsBetweenTheMeans, MakesTwoPasses])
def test_no_rough_line_gets_a_hard_problem_right_and_training_does(program, problem):
    rough, trained = program(), Textbook(epochs=60)
    for each in (rough, trained):
        each.fit(problem.X, problem.y)
    assert (rough.predict(problem.X) != problem.y).any()
    assert (trained.predict(problem.X) == problem.y).all()


@pytest.mark.parametrize(
    "name",
    [
        "answers_as_many_labels_as_seen",
        "known_rows_are_looked_up",
        "one_bias_a_row",
        "table_of_the_rows_and_the_means",
    ],
)
def test_right_rows_that_no_line_joins_to_the_others_are_a_table(name):
    (model,) = models([str(CHAFFS[name])])
    assert "learns" in model.offer.capabilities
    assert why_not(model) == NO_LINE


def test_ties_by_chance_take_nothing_from_a_right_update():
    law = every_property()["test_a_pass_adds_whole_steps_of_its_examples"]
    assert statuses(model_of(DrawsTheLabelOfATie), law) == ["passed"]


@pytest.mark.parametrize(
    "program", [LooksUpTheNearest, HasInfiniteWeights, HasATable, LooksUpWhatItHasSeenAll]
)
def test_who_answers_for_unseen_rows_by_no_line_has_learned_none(program):
    model = model_of(program)
    assert "learns" in model.offer.capabilities
    assert "line" not in model.offer.capabilities
    assert why_not(model) == NO_LINE


@pytest.mark.parametrize(
    "name",
    [
        "abs_of_the_inputs",
        "band_instead_of_half_space",
        "bias_inside_the_dot_product",
        "centres_each_batch",
        "first_weight_frozen",
        "learns_while_predicting",
        "ones_last_in_fit_first_in_predict",
        "overwrites_the_weights",
        "predicts_backwards",
        "predicts_in_chunks",
        "sum_not_reset_between_rows",
        "unit_steps",
        "weights_wrong_sign",
    ],
)
def test_a_student_with_one_bug_has_learned_a_line(name):
    (model,) = models([str(CHAFFS[name])])
    assert {"learns", "line"} <= model.offer.capabilities


def test_where_no_training_ends_nothing_is_shown():
    (model,) = models([str(CHAFFS["fit_reads_a_misspelt_attribute"])])
    assert why_not(model) == UNTRAINED


def test_what_a_submissions_own_process_says_of_learning_is_dropped():
    model = model_of(DrawsByLot)
    claimed = model.offer.capabilities | {"learns", "line", "in_order"}
    model.offer = replace(model.offer, capabilities=claimed)
    assert observed(model).capabilities == claimed - {"learns", "line", "in_order"}


@pytest.mark.parametrize(
    ("program", "least", "most"),
    [(Textbook, 0, 0), (StartsAtFive, 5, 20), (StartsByChance, 0.5, 200)],
)
def test_how_far_weights_may_start_from_zero_is_known(program, least, most):
    start = model_of(program).offer.start
    assert Fraction(least) <= start <= most


def statuses(model, *laws):
    return [outcome.status for outcome in judge(model, laws=laws, examples=5)]


def test_what_holds_of_who_has_learned_nothing_is_no_evidence_and_says_why():
    (model,) = models([str(CHAFFS["never_updates"])])
    (outcome,) = judge(model, laws=[EASY], examples=5)
    assert (outcome.status, outcome.loses, outcome.unshown) == ("no evidence", True, True)
    assert outcome.message == f"not shown: {ALIKE}"


def test_what_is_said_of_predictions_alone_is_kept_without_a_line():
    assert statuses(model_of(LooksUpTheNearest), EASY, LEARNED) == ["passed", "no evidence"]


def test_a_model_of_ones_own_that_says_nothing_of_learning_shows_nothing():
    model = model_of(Perceptron)
    model.offer = replace(model.offer, capabilities=model.offer.capabilities - {"learns", "line"})
    (outcome,) = judge(model, laws=[EASY], examples=5)
    assert outcome.message == "not shown: its model does not offer `learns` and `line`"


def test_no_evidence_of_another_kind_is_not_said_to_be_unlearned():
    assert not Outcome("", "", "", "", "no evidence", True, message="on none of them").unshown


@pytest.mark.parametrize("submission", [*empty_programs(Conventions())], ids=lambda each: each.name)
def test_an_empty_program_is_driven_and_learns_no_line(submission, tmp_path):
    model = local_model(submission.laid_out(tmp_path), Conventions())
    assert {"fit", "predict", "parameters"} <= model.offer.capabilities
    assert not {"learns", "line"} <= model.offer.capabilities
    answers_to_labels = submission.name in TABLES
    assert ("learns" in model.offer.capabilities) is answers_to_labels


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_earns_little(name, tmp_path):
    submissions = {each.name: each for each in empty_programs(Conventions())}
    table = submissions[name].laid_out(tmp_path)
    outcomes = [
        each for each in judge(local_model(table, Conventions()), examples=10) if each.counts
    ]
    assert {each.status for each in outcomes} <= {"passed", "failed", "no evidence"}
    points = [(USUAL_POINTS.get(each.theme, 1), each.status == "passed") for each in outcomes]
    assert sum(most for most, kept in points if kept) <= 0.3 * sum(most for most, _ in points)
