"""What trainings show of learning: that labels and inputs decide what is learned, and by a line."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import isfinite

from perceptron.certificates import Separator, decide
from perceptron.contract import FatalError, Model, SubmissionError, Trained
from perceptron.problems import Problem, Vector, dot
from perceptron.rounding import side
from perceptron.small_problems import ENOUGH, GATES, HARD

# Two rows of different labels, one with the first of these as its first input, the other with the
# second as its second, all else 0; each stands first once with either label. Which of these four is
# trained first is not always the same: no count of calls passes for learning.
ROWS = [(3, 2), (-3, 2), (-2, -3), (2, -1), (-1, 3), (1, 3), (1, -2), (-2, 1)]
TURNS = [(0, 1, 2, 3), (2, 0, 3, 1), (1, 3, 2, 0)]
UNTRAINED = "no training on a row and its opposite, or no prediction after it, came to its end"
ALIKE = (
    "trained with every label turned round, your program ends with the same weights, and says the "
    "same of rows that it has not seen"
)
ASTRAY = (
    "trained on the same two rows in the other order, your program ends with weights that go the "
    "other way: they answer to the order of rows or calls, and not to the labels"
)
UNMOVED = (
    "whatever the inputs, your program ends with the same weights or with their negatives: they "
    "answer to a label, and not to the inputs that it belongs to"
)
NO_LINE = (
    "no line, and so no weights and bias, says of all rows what your program says of them: a table "
    "of the rows seen would do as well"
)


def learned(model: Model) -> tuple[set[str], str]:
    """Return which of `learns` and `line` its trainings show, and why not both; "" where both."""
    told = _astray(model) or (UNMOVED if _leaves_inputs_out(model) else "")
    if told:
        return set(), told
    return ({"learns", "line"}, "") if _draws_lines(model) else ({"learns"}, NO_LINE)


def _astray(model: Model) -> str:
    """Say why nothing is seen to answer to labels; "" where something does.

    Turned round, the labels of two rows make a difference to the weights, or to what is said of
    rows further out; and whatever learns makes the same one in either order of the two. That holds
    of sums of the rows with any weights above zero, since the two are at right angles.
    """
    for width in (2, 3, 1):
        found = [_difference(model, row, width, TURNS[k % 3]) for k, row in enumerate(ROWS)]
        told = [way for way in found if way]
        if len(told) >= len(ROWS) / 2:
            return "" if min(told) > 0 else ASTRAY
        if found.count(None) < len(ROWS) / 2:
            return ALIKE
    return UNTRAINED


def _difference(
    model: Model, inputs: tuple[int, int], width: int, turn: Sequence[int]
) -> int | None:
    """Return 1 where labels make the same difference in two orders, and -1 for opposite ones.

    0 where they make none in either, None where that could not be seen.
    """
    one, other = (inputs[0], 0, 0)[:width], (0, inputs[1], 0)[:width]
    further = [tuple(2 * value for value in row) for row in (one, other)]
    pairs = [((one, other), (1, 0)), ((other, one), (0, 1))]  # the same, in two orders
    problems = [Problem(rows, each) for rows, y in pairs for each in (y, y[::-1])]
    alike = None
    for passes in (ENOUGH, 1):
        runs = {k: trained_on(model, problems[k], [further], passes) for k in turn}
        ends = [end for _, run in sorted(runs.items()) if (end := _ends(run)) is not None]
        if len(ends) < len(problems) or len({*map(len, ends)}) > 1:
            continue
        here, again = ([a - b for a, b in zip(*two, strict=True)] for two in (ends[:2], ends[2:]))
        seen = any(here) or any(again)
        alike = (1 if dot(here, again) >= 0 else -1) if seen else 0
        if seen:
            break
    return alike


def _ends(trained: Trained | None) -> list[Fraction] | None:
    """Return the weights that a training ends with; without any, what it says of further rows."""
    if trained is None:
        return None
    weights = weights_after(trained)
    if weights is not None and trained.explained:
        return [*weights[:-1]]
    said = trained.answers[0]
    return [Fraction(label) for label in said] if all(map(isfinite, said)) else None


def _leaves_inputs_out(model: Model) -> bool:
    """Say whether weights end as plus or minus one vector, whatever the inputs and the labels."""
    pairs = [((a, 0), (0, b)) for a, b in ROWS]
    runs = [trained_on(model, Problem(rows, y)) for rows, y in product(pairs, ((1, 0), (0, 1)))]
    ends = [weights_after(run) for run in runs if run is not None and run.explained]
    found = [end[:-1] for end in ends if end is not None]
    return len({max(weights, tuple(-w for w in weights)) for weights in found}) == 1


def _draws_lines(model: Model) -> bool:
    """Say whether what it says of rows, seen or not, is what some line says, or its own weights.

    AND stands for all problems where a program takes no inputs but 0 and 1.
    """
    drawn = {_draws_a_line(model, problem) for problem in (GATES[0], *HARD)}
    return True in drawn and False not in drawn


def _draws_a_line(model: Model, problem: Problem) -> bool | None:
    """Say of one problem whether some line gives all rows the labels that they get.

    A predict that takes a row for its neighbour, or that takes only so many rows, draws a line too
    where others are asked for alone, or so many at a time. None where none could be asked.
    """
    grid = product(range(-2, 3), repeat=problem.features)
    others = [point for point in grid if point not in problem.examples]
    drawn = [_drawn_at_once(model, problem, others)]
    if drawn != [True]:
        drawn += [_drawn_in_parts(model, problem, others, n) for n in (1, len(problem.labels))]
    return True if True in drawn else False if False in drawn else None


def _drawn_at_once(model: Model, problem: Problem, others: list[Vector]) -> bool | None:
    """Say whether rows of the training and others, asked for together, get the labels of a line.

    The first have the labels that they get by themselves, if these are right: so a table's meet
    what it says of rows that it does not hold. And one row, asked for as often as there were rows,
    gets one label: labels handed back are no line.
    """
    rows = list(problem.examples)
    trained = trained_on(model, problem, [[*rows, *others], others[:1] * len(rows), rows])
    if trained is None:
        return None
    together, of_one, alone = trained.answers
    if alone == problem.labels:
        together = (*alone, *together[len(rows) :])
    return _is_a_line([*rows, *others], together, trained) and _is_a_line(
        others[:1] * len(rows), of_one, trained
    )


def _drawn_in_parts(model: Model, problem: Problem, others: list[Vector], size: int) -> bool | None:
    """Say whether some line gives others, asked for so many at a time, and rows learned right."""
    ask = [others[k : k + size] for k in range(0, len(others) - size + 1, size)]
    trained = trained_on(model, problem, ask)
    if not ask or trained is None:
        return None
    points = [point for asked in ask for point in asked]
    said = [label for labels in trained.answers for label in labels]
    if trained.predictions == problem.labels:
        points, said = [*problem.examples, *points], [*problem.labels, *said]
    return _is_a_line(points, said, trained)


def _is_a_line(points: Sequence[Vector], said: Sequence[float], trained: Trained) -> bool:
    """Say whether some line, or that of its own weights, gives these points these labels.

    Ties may have any: those of its own weights, and np.sign's third label.
    """
    if trained.explained and weights_after(trained) is not None:
        sides = (side(trained.known(), [Fraction(x) for x in point]) for point in points)
        if all(s in (0, 2 * y - 1) for s, y in zip(sides, said, strict=True)):
            return True
    told = [(p, int(label)) for p, label in zip(points, said, strict=True) if label in {0, 1}]
    labels = tuple(label for _, label in told)
    problem = Problem(tuple(point for point, _ in told), labels)
    return len({*labels}) < 2 or isinstance(decide(problem), Separator)


def trained_on(
    model: Model,
    problem: Problem,
    ask: Sequence[Sequence[Vector]] = (),
    passes: int = ENOUGH,
    entropy: int = 0,
) -> Trained | None:
    """Return what training left behind; None where the program raised."""
    try:
        return model.train(problem, passes=passes, ask=ask, entropy=entropy)
    except FatalError:
        raise
    except SubmissionError:
        return None


def weights_after(trained: Trained | None) -> tuple[Fraction, ...] | None:
    """Return weights and bias as they are; None where there are none, or none that are finite."""
    if trained is None or trained.parameters is None:
        return None
    try:
        return trained.parameters.vector
    except SubmissionError:
        return None
