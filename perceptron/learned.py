"""What trainings show of learning: that labels and inputs decide what is learned, and by a line."""

from collections.abc import Sequence
from contextlib import suppress
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
AIMLESS = (
    "of some rows your program's weights go the way of the labels and of others against it, and "
    "further passes change nothing: weights drawn by lot would do as well"
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

    Turned round, the labels of two rows part them the other way, and whatever learns does so in
    either order of the two: where it gets them right, and where it adds any part of any step. A bug
    may turn the way with the inputs or their order, but then further passes change the weights.
    """
    for width in (2, 3, 1):
        found = [_ways(model, row, width, TURNS[k % 3]) for k, row in enumerate(ROWS)]
        told = [ways for ways in found if ways and any(ways)]
        if len(told) >= len(ROWS) / 2:
            aimless = len({way for ways in told for way in ways if way}) > 1
            if not aimless or _goes_on(model, width):
                return ""
            return ASTRAY if any(one * other < 0 for one, other in told) else AIMLESS
        if found.count(None) < len(ROWS) / 2:
            return ALIKE
    return UNTRAINED


def _pair(inputs: tuple[int, int], width: int) -> tuple[Vector, Vector]:
    return (inputs[0], 0, 0)[:width], (0, inputs[1], 0)[:width]


def _ways(
    model: Model, inputs: tuple[int, int], width: int, turn: Sequence[int]
) -> tuple[int, int] | None:
    """Return for two orders of two rows which way labels part them: 1 theirs, -1 the other.

    0 where labels make no difference to it, None where that could not be seen.
    """
    one, other = _pair(inputs, width)
    further = [tuple(2 * value for value in row) for row in (one, other)]
    pairs = [((one, other), (1, 0)), ((other, one), (0, 1))]  # the same, in two orders
    problems = [Problem(rows, each) for rows, y in pairs for each in (y, y[::-1])]
    ways = None
    for passes in (ENOUGH, 1):
        runs = {k: trained_on(model, problems[k], [further], passes) for k in turn}
        for ends, apart in ((_weights, _minus(one, other)), (_labels, (1, -1))):
            told = [end for _, run in sorted(runs.items()) if run and (end := ends(run))]
            if len(told) < len(problems) or {*map(len, told)} != {len(apart)}:
                continue
            here, again = (dot(apart, _minus(*two)) for two in (told[:2], told[2:]))
            ways = ((here > 0) - (here < 0), (again > 0) - (again < 0))
            if any(ways):
                return ways
    return ways


def _minus(left: Sequence[Fraction | int], right: Sequence[Fraction | int]) -> list[Fraction | int]:
    return [a - b for a, b in zip(left, right, strict=True)]


def _weights(trained: Trained) -> Sequence[Fraction] | None:
    found = weights_after(trained) if trained.explained else None
    return found and found[:-1]


def _labels(trained: Trained) -> Sequence[Fraction] | None:
    said = trained.answers[0]
    return [Fraction(label) for label in said] if all(map(isfinite, said)) else None


def _goes_on(model: Model, width: int) -> bool:
    """Say whether further passes change the weights, and nothing else does."""
    for row, labels in product(ROWS, ((1, 0), (0, 1))):
        problem, passes = Problem(_pair(row, width), labels), (1, ENOUGH, ENOUGH, 1)
        few, many, again, last = (trained_on(model, problem, (), n) for n in passes)
        if weights_after(few) != weights_after(many) and (few, many) == (last, again):
            return True
    return False


def _leaves_inputs_out(model: Model) -> bool:
    """Say whether weights end as plus or minus one vector, whatever the inputs and the labels."""
    pairs = [((a, 0), (0, b)) for a, b in ROWS]
    runs = [trained_on(model, Problem(rows, y)) for rows, y in product(pairs, ((1, 0), (0, 1)))]
    ends = [weights_after(run) for run in runs if run is not None and run.explained]
    found = [end[:-1] for end in ends if end is not None]
    return len({max(weights, tuple(-w for w in weights)) for weights in found}) == 1


def _draws_lines(model: Model) -> bool:
    """Say whether what it says of rows, seen or not, is what some line says, or its own weights.

    AND stands for all problems where a program takes no inputs but 0 and 1, or crashes on the rest:
    it will lose what it crashes on.
    """
    drawn = {_draws_a_line(model, GATES[0])}
    with suppress(FatalError):
        hard = {_draws_a_line(model, problem) for problem in HARD} - {None}
        drawn = hard or drawn
    return drawn == {True}


def _draws_a_line(model: Model, problem: Problem) -> bool | None:
    """Say of one problem whether some line gives all rows the labels that they get.

    A predict that takes a row for its neighbour, or that takes only so many rows, draws a line too
    where others are asked for alone, or so many at a time. None where none could be asked.
    """
    reach = 2 if problem.features < 4 else 1  # further out there are more rows than it takes
    grid = product(range(-reach, reach + 1), repeat=problem.features)
    others = [point for point in grid if point not in problem.examples]
    drawn = [_drawn_at_once(model, problem, others)]
    if drawn != [True]:
        drawn += [_drawn_in_parts(model, problem, others, n) for n in (1, len(problem.labels))]
    return True if True in drawn else False if False in drawn else None


def _drawn_at_once(model: Model, problem: Problem, others: list[Vector]) -> bool | None:
    """Say whether rows of the training and others, asked for together, get the labels of a line.

    One row, asked for as often as there were rows, gets one label: labels handed back are no line.
    Nor is a table that is opened only where no others are asked for, unless others get other labels
    in other company too: that is a bug in predict.
    """
    rows = list(problem.examples)
    trained = trained_on(model, problem, [[*rows, *others], others[:1] * len(rows), rows])
    if trained is None:
        return None
    together, of_one, apart = trained.answers
    if apart == problem.labels != together[: len(rows)]:
        each = trained_on(model, problem, [[point] for point in others])
        if each and sum(each.answers, ()) == together[len(rows) :]:
            return False
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
