"""Numbers, examples, labels and weights in words, as every message has them.

Exact to the digit, and the same for the same values. Labels are the judge's, 0 and 1.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import isfinite

from perceptron.contract import Offer, Parameters
from perceptron.problems import Problem, dot
from perceptron.rounding import Interval, short

Number = Fraction | float
LONGEST = 24  # characters of a fraction, and of a label that is a word
MOST = 270  # of a message, where there is a choice: reports cut lines at 300


def number(value: Number) -> str:
    """Return a number as Python prints it, whole ones without ".0"; a/b where no float is it."""
    if not isinstance(value, Fraction) and not isfinite(value):
        return repr(float(value))
    exact = Fraction(value)
    if exact.denominator == 1 and abs(exact) < 2**53:
        return str(exact.numerator)
    try:
        near = float(exact)
    except OverflowError:
        return f"about {short(exact)}"
    if Fraction(near) == exact:
        return repr(near)
    ratio = f"{exact.numerator}/{exact.denominator}"
    return ratio if len(ratio) <= LONGEST else f"about {near!r}"


def vector(values: Iterable[Number]) -> str:
    """Return numbers as a tuple of Python's, as counterexamples have them."""
    shown = [number(value) for value in values]
    return f"({', '.join(shown)}{',' * (len(shown) == 1)})"


def at(parameters: Parameters) -> str:
    """Return weights and bias."""
    return f"weights {vector(parameters.weights)}, bias {number(parameters.bias)}"


def changed(before: Parameters, after: Parameters) -> str:
    """Return what was added to the weights and to the bias."""
    *weights, bias = (b - a for a, b in zip(before.vector, after.vector, strict=True))
    moved = f"changed weights {vector(before.weights)} by {vector(weights)}"
    return f"{moved}, bias {number(before.bias)} by {number(bias)}"


def labelled(problem: Problem, *rows: int) -> str:
    """Return examples with their labels; all, if no rows are named."""
    pairs = [(problem.rows[r], problem.labels[r]) for r in rows or range(len(problem.labels))]
    return ", ".join(f"{vector(x)} -> label {y}" for x, y in pairs)


def sizes(found: Sequence[Interval]) -> str:
    """Return what a step may be: one size, or several, or those that rounding leaves open."""
    each = [f"about {short(low)}" if low < high else number(low) for low, high in found]
    return " or ".join(dict.fromkeys(each))


def said(label: float) -> str:
    """Return a prediction where a label is expected."""
    return number(label) if label in {0, 1} else "neither label"


def own_labels(offer: Offer) -> tuple[str, str]:
    """Return what the program itself has for labels 0 and 1."""
    low, _, high = dict(offer.findings).get("labels", "0 and 1").partition(" and ")
    return low[:LONGEST], high[:LONGEST]


def answer(offer: Offer, predicted: float) -> str:
    """Return what a program answered, in its own labels where they are numbers."""
    try:
        low, high = map(float, own_labels(offer))
    except ValueError:
        return said(predicted)
    return number(low + predicted * (high - low))


def activation(parameters: Parameters | None, point: Sequence[Number]) -> Fraction | None:
    """Return w.x + b; None where weights and bias are unknown, or not finite."""
    if parameters is None or not all(map(isfinite, (*parameters.weights, parameters.bias))):
        return None
    return Fraction(dot(parameters.vector, (*(Fraction(x) for x in point), Fraction(1))))


def weighed(parameters: Parameters | None, point: Sequence[Number]) -> str:
    """Return a point's activation and where it comes from; empty where that is unknown."""
    height = activation(parameters, point)
    if parameters is None or height is None:
        return ""
    return f"; with its {at(parameters)} the activation w.x + b is {number(height)}"


def fitting(message: str, more: str) -> str:
    """Return a message with more, if there is room for it."""
    return f"{message}{more}" if len(message) + len(more) <= MOST else message


def passes(count: int | None) -> str:
    """Return how long training was, where that could be set."""
    return "training" if count is None else f"{count} pass{'es' * (count != 1)}"
