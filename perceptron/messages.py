"""What a failed property says: what the program did and what any perceptron must do.

Put together only where an assertion has failed, from what it has seen: no message runs the program
again, none raises, and the same numbers give the same words.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from perceptron.contract import Offer, Parameters, Trained
from perceptron.problems import Problem
from perceptron.rounding import side, still_wrong
from perceptron.words import (
    Number,
    activation,
    answer,
    at,
    fitting,
    labelled,
    number,
    own_labels,
    passes,
    said,
    vector,
    weighed,
)

FORMS = {
    "int64": "arrays of whole numbers (int64)",
    "float32": "float32 arrays",
    "fortran": "arrays in Fortran order",
    "read-only": "read-only arrays",
    "strided": "views with gaps, as X[::2]",
}
LEARNABLE = "a line separates these examples, so any perceptron learns them"


def in_own_labels(message: str, offer: Offer) -> str:
    """Return a message on labels with what they are to a program that has others."""
    pairs = zip((0, 1), own_labels(offer), strict=True)
    own = [f"label {k} is your {name}" for k, name in pairs if not _is(name, k)]
    spoken = "label" in message or "predicts" in message
    return f"{message} ({', '.join(own)})" if own and spoken else message


def _is(name: str, label: int) -> bool:
    try:
        return float({"False": "0", "True": "1"}.get(name, name)) == label
    except ValueError:
        return False


def no_label(
    point: Sequence[Number], predicted: float, parameters: Parameters | None, offer: Offer
) -> str:
    """Say of an answer that it is no label."""
    given = f"your program answers {answer(offer, predicted)} for {vector(point)}"
    return f"{given}, where {' or '.join(own_labels(offer))} is due{weighed(parameters, point)}"


def mispredicted(
    point: Sequence[Number],
    predicted: float,
    due: int,
    parameters: Parameters | None,
    among: int = 1,
) -> str:
    """Say of a prediction, alone or among several, that it does not follow from the weights."""
    given = f"your program predicts {said(predicted)} for {vector(point)}"
    given += f" among {among} rows" if among > 1 else ""
    return f"{given}, where {due} is due{weighed(parameters, point)}"


def cut_off(
    inside: Sequence[Number], predicted: float, corners: Sequence[Sequence[Number]], label: float
) -> str:
    """Say of a point that it has another label than all around it."""
    around = f"your program predicts {said(label)} for all of {', '.join(map(vector, corners))}"
    return f"{around}, but {said(predicted)} for {vector(inside)}, which lies between them"


def unlike_labels(
    points: Sequence[Sequence[Number]],
    one: Sequence[float],
    other: Sequence[float],
    how: str,
    otherwise: str,
) -> str:
    """Say of the first point that gets two labels when it gets which."""
    differing = (each for each in zip(points, one, other, strict=True) if each[1] != each[2])
    point, left, right = next(differing)
    given = f"your program predicts {said(left)} for {vector(point)} {how}"
    return f"{given}, and {said(right)} {otherwise}"


def missed(
    trained: Trained, problem: Problem, how: str = "", answers: Sequence[float] | None = None
) -> str:
    """Say of an example that it is wrong after enough training, and what the weights did.

    Weights that no longer change point to a rule that stops too early, others to the updates.
    `answers` are the predictions, where the problem is not the one that was trained on.
    """
    told = trained.predictions if answers is None else answers
    wrong = still_wrong(trained, problem, told)
    row, parameters = wrong[0], trained.parameters
    x, label = problem.rows[row], problem.labels[row]
    head = f"after {passes(trained.passes)}{how} your program still predicts {said(told[row])}"
    head += f" for {vector(x)}, whose label is {label} ({len(wrong)} of {len(told)} are wrong)"
    height = activation(parameters, x)
    if parameters is None or height is None:
        return f"{head}; {LEARNABLE}"
    head += f": {at(parameters)}, activation {number(height)}"
    if side(parameters, x) == 2 * label - 1:
        return f"{head}, which makes it label {label}: predictions must follow from the weights"
    if trained.passes is None or trained.settled is None:
        return f"{head}; {LEARNABLE}"
    if trained.settled < trained.passes:
        head += f". More passes than {trained.settled} change nothing"
        return fitting(head, ": training stops too early, or its updates come to nothing")
    head += ". They still change, though a line separates the examples"
    return fitting(head, ": updates for mistakes alone come to an end")


def unlike(one: Trained, how: str, other: Trained, otherwise: str) -> str:
    """Say of two trainings that must end alike how they differ."""
    ends, left, right = "ends with", one.parameters, other.parameters
    if left is not None and right is not None and left != right:
        shown, against = at(left), at(right)
    else:
        ends, shown, against = "predicts", vector(one.predictions), vector(other.predictions)
    both = f"trained {how} your program {ends} {shown}; {otherwise} it {ends} {against}"
    return f"{both}, where both must be the same"


def nothing_learned(
    trained: Trained, problem: Problem, count: int, elsewhere: Mapping[str, bool]
) -> str:
    """Say of weights that are all zero after training which mistake must have changed them.

    `elsewhere` says whether it does where that example stands at another place among the others.
    """
    head = f"after {passes(count)} over {labelled(problem)} your program has {at(trained.known())}"
    pairs = zip(problem.labels, trained.predictions, strict=True)
    row = next(row for row, (y, p) in enumerate(pairs) if p != y)  # weights of 0 leave one wrong
    x, label, answer = vector(problem.rows[row]), problem.labels[row], trained.predictions[row]
    head += f" and predicts {said(answer)} for {x}, whose label is {label}"
    does, does_not = (
        " or ".join(place for place, did in elsewhere.items() if did is learned)
        for learned in (True, False)
    )
    head += ": that mistake must change them"
    head += f"; it does where {x} comes {does}" if does else ""
    also = "" if does else " either"
    return head + (f"; it does not{also} where {x} comes {does_not}" if does_not else "")


def unmoved(trained: Trained, turned: Problem, count: int) -> str:
    """Say of weights that end alike with labels turned round that one training left them alone."""
    head = f"after {passes(count)} over {labelled(turned)} your program has {at(trained.known())}"
    return f"{head}, and the same with the two labels turned round: one of the two has a mistake"


def kept_on(short: Trained, few: int, longer: Trained, more: int) -> str:
    """Say of weights that had every example right that they went on changing."""
    head = f"after {passes(few)} your program has every example right, with {at(short.known())}"
    return f"{head}; after {passes(more)} it has {at(longer.known())}, where nothing may change"


def unfollowed(plain: Parameters, found: Parameters, expected: Parameters, turning: str) -> str:
    """Say of weights and bias that they have not followed where the data were turned round."""
    given = f"your program ends with {at(plain)}; {turning} it ends with {at(found)}"
    return f"{given}, and must with {at(expected)}"


def impossible(trained: Trained, problem: Problem) -> str:
    """Say of examples that no line separates why they cannot all be right."""
    head = "your program predicts every example right, which no line can do"
    heights = [activation(trained.parameters, x) for x in problem.rows]
    for height, label, x in zip(heights, problem.labels, problem.rows, strict=True):
        if height is not None and height * (2 * label - 1) < 0:
            return f"{head}: it predicts {label} for {vector(x)}{weighed(trained.parameters, x)}"
    tied = [vector(x) for x, height in zip(problem.rows, heights, strict=True) if height == 0]
    if tied:
        return f"{head}: {', '.join(tied)} have activation 0, and different labels"
    return f"{head}: its labels are not those of the two sides of one w.x + b = 0"


def unreachable(name: str, size: Fraction) -> str:
    """Say which weights and biases training on a gate can come to."""
    return f"on {name}, steps of {number(size)} for mistakes alone never lead there from zero"
