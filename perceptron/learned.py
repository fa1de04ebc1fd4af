"""What trainings show of learning: that labels and inputs decide what is learned, and by a line."""

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from itertools import product
from math import isfinite

from perceptron.certificates import Cycle, decide
from perceptron.contract import FatalError, Model, SubmissionError, Trained
from perceptron.problems import Problem, Vector, dot
from perceptron.rounding import side
from perceptron.small_problems import ENOUGH, GATES, HARD

# Two rows of different labels, one with the first of these as its first input, the other with the
# second as its second, all else 0. Each row stands first once with each label. These four trainings
# run in different orders: a count of calls cannot pass for learning.
ROWS = [(3, 2), (-3, 2), (-2, -3), (2, -1), (-1, 3), (1, 3), (1, -2), (-2, 1)]
TURNS = [(0, 1, 2, 3), (2, 0, 3, 1), (1, 3, 2, 0)]
UNTRAINED = (
    "your program ended in an error each time that it was trained on two rows, or when it "
    "predicted after that"
)
ALIKE = (
    "with every label swapped, your program ends with the same weights, and predicts the same "
    "labels for rows that it was not trained on"
)
ASTRAY = (
    "with the same two rows in the other order, your program's weights point the other way: they "
    "depend on the order of rows or calls, and not on the labels"
)
AIMLESS = (
    "for some rows your program's weights follow the labels, for others they do the opposite, and "
    "more passes were not seen to change them: random weights would do the same"
)
UNMOVED = (
    "whatever the inputs, your program ends with the same weights or with these and the opposite "
    "signs: they depend on a label, and not on the inputs"
)
NO_LINE = (
    "no weights and bias give all rows the labels that your program predicts; a table of the rows "
    "that it was trained on could do this"
)


def learned(model: Model) -> tuple[set[str], str]:
    """Return which of `learns` and `line` its trainings show, and why not both; "" where both."""
    told = _astray(model) or (UNMOVED if _leaves_inputs_out(model) else "")
    if told:
        return set(), told
    return ({"learns", "line"}, "") if _draws_lines(model) else ({"learns"}, NO_LINE)


def _astray(model: Model) -> str:
    """Say why no weights are seen to depend on labels; "" where some do.

    With the labels swapped, a program that learns parts two rows the other way: in either order of
    the rows, when both come out right, and after any steps, as each moves the weights the labels'
    way. A bug may break this, but then more passes change the weights, or gates come out right.
    """
    for width in (2, 3, 1):
        found = [_ways(model, row, width, TURNS[k % 3]) for k, row in enumerate(ROWS)]
        told = [ways for ways in found if ways and any(ways)]
        if len(told) >= len(ROWS) / 2:
            aimless = len({way for ways in told for way in ways if way}) > 1
            if not aimless or _goes_on(model, width) or _learns_gates(model):
                return ""
            return ASTRAY if any(one * other < 0 for one, other in told) else AIMLESS
        if found.count(None) < len(ROWS) / 2:
            return ALIKE
    return "" if _learns_gates(model) else UNTRAINED


def _pair(inputs: tuple[int, int], width: int) -> tuple[Vector, Vector]:
    return (inputs[0], 0, 0)[:width], (0, inputs[1], 0)[:width]


def _ways(
    model: Model, inputs: tuple[int, int], width: int, turn: Sequence[int]
) -> tuple[int, int] | None:
    """Return for two orders of two rows which way labels part them: 1 theirs, -1 the other.

    0 where swapped labels make no difference to it, None where that could not be seen.
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
            ways = _sign(dot(apart, _minus(*told[:2]))), _sign(dot(apart, _minus(*told[2:])))
            if any(ways):
                return ways
    return ways


def _minus(left: Sequence[Fraction | int], right: Sequence[Fraction | int]) -> list[Fraction | int]:
    return [a - b for a, b in zip(left, right, strict=True)]


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _weights(trained: Trained) -> Sequence[Fraction] | None:
    found = weights_after(trained) if trained.explained else None
    return found and found[:-1]


def _labels(trained: Trained) -> Sequence[Fraction] | None:
    said = trained.answers[0]
    return [Fraction(label) for label in said] if all(map(isfinite, said)) else None


def _goes_on(model: Model, width: int) -> bool:
    """Say whether more passes change the weights, and each number of them always ends alike."""
    for row, labels in product(ROWS, ((1, 0), (0, 1))):
        problem = Problem(_pair(row, width), labels)
        short, long, long_again, short_again = (
            weights_after(trained_on(model, problem, (), n)) for n in (1, ENOUGH, ENOUGH, 1)
        )
        if short != long and short == short_again and long == long_again:
            return True
    return False


def _learns_gates(model: Model) -> bool:
    runs = [trained_on(model, gate) for gate in GATES]
    return all(run and run.predictions == g.labels for run, g in zip(runs, GATES, strict=True))


def _leaves_inputs_out(model: Model) -> bool:
    """Say whether weights end as one vector or as its opposite, whatever the inputs."""
    problems = [Problem(_pair(row, 2), labels) for row in ROWS for labels in ((1, 0), (0, 1))]
    runs = [trained_on(model, problem) for problem in problems]
    ends = {tuple(end) for run in runs if run and (end := _weights(run))}
    return len(ends) == 2 and not any(map(sum, zip(*ends, strict=True)))


def _draws_lines(model: Model) -> bool:
    """Say whether what it says of rows, seen or not, is what some line says, or its own weights.

    AND stands for all problems where a program takes no inputs but 0 and 1. Where it crashes, what
    came before it counts: it will lose what it crashes on.
    """
    drawn: set[bool | None] = set()
    with suppress(FatalError):
        for problem in HARD:
            drawn.add(_draws_a_line(model, problem))
    return (drawn - {None} or {_draws_a_line(model, GATES[0])}) == {True}


def _draws_a_line(model: Model, problem: Problem) -> bool | None:
    """Say of one problem whether some line gives all rows the labels that they get.

    Some predicts fail on many rows at once: so the rows are also asked for one at a time, and as
    many at a time as in training. None where the program answered none of these.
    """
    reach = 2 if problem.features < 4 else 1  # further out there are more rows than it takes
    grid = product(range(-reach, reach + 1), repeat=problem.features)
    others = [point for point in grid if point not in problem.examples]
    drawn = [_drawn_at_once(model, problem, others)]
    if drawn != [True]:
        drawn += [_drawn_in_parts(model, problem, others, n) for n in (1, len(problem.labels))]
    seen = {*drawn} - {None}
    return True in seen if seen else None


def _drawn_at_once(model: Model, problem: Problem, others: list[Vector]) -> bool | None:
    """Say whether rows of the training and others, asked for together, get the labels of a line.

    One row, asked for as often as there were rows, must get one label: labels handed back are no
    line.
    """
    rows, n = list(problem.examples), len(problem.labels)
    trained = trained_on(model, problem, [[*rows, *others], others[:1] * n, rows])
    if trained is None:
        return None
    together, of_one, apart = trained.answers
    # A table may be used for these rows alone; where predict has a bug, the others change too.
    if apart == problem.labels != together[:n] and _alone(model, problem, others) == together[n:]:
        return False
    of_all = _is_a_line([*rows, *others], together, trained)
    return of_all and _is_a_line(others[:1] * n, of_one, trained)


def _alone(model: Model, problem: Problem, others: list[Vector]) -> tuple[float, ...] | None:
    """Return the labels of others, each asked for alone."""
    trained = trained_on(model, problem, [[point] for point in others])
    return tuple(label for (label,) in trained.answers) if trained else None


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
    return len({*labels}) < 2 or not isinstance(decide(problem), Cycle)


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
