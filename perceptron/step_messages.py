"""What is said of updates that no perceptron makes: what was added, and what may be added.

See `messages`: put together only where an assertion has failed, from what it has seen.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from perceptron.contract import Offer, Parameters, Step
from perceptron.problems import Problem, dot
from perceptron.rounding import Interval, side, step_counts, step_size
from perceptron.words import MOST, activation, at, changed, labelled, number, passes, sizes, vector

Ends = tuple[Parameters, Parameters]


def updated(step: Step, problem: Problem, rule: str) -> str:
    """Say what one update did to the weights, and what it must do."""
    height = activation(step.before, problem.rows[step.row])
    of = "" if height is None else f" of activation {number(height)}"
    became = f"your program's update took {at(step.before)} to {at(step.after)}"
    return f"at {labelled(problem, step.row)}{of} {became}; {rule}"


def mistaken(
    step: Step,
    problem: Problem,
    found: Sequence[Interval] = (),
    others: Sequence[Interval] | None = None,
) -> str:
    """Say what an update did at a mistake, and the one thing that it may do.

    `found` are the steps that explain it, `others` those that explain the mistakes before it.
    """
    if found and others:
        rule = f"that is a step of {sizes(found)}, where mistakes before took {sizes(others)}"
        return updated(step, problem, rule)
    x, label = (*problem.rows[step.row], Fraction(1)), problem.labels[step.row]
    signed = vector((2 * label - 1) * value for value in x)
    return updated(step, problem, f"at a mistake it must add s*{signed}, with one s > 0 for all")


def overwritten(one: Step, two: Step, problem: Problem) -> str:
    """Say of two updates that they do not add up."""
    first = f"your program's update at {labelled(problem, one.row)} took {at(one.before)} to"
    second = f"{at(one.after)}, and the one at {labelled(problem, two.row)} then to {at(two.after)}"
    return f"{first} {second}; each may only add its own s*(x, 1) or -s*(x, 1), with one s > 0"


def undoubled(one: Step, other: Step, problem: Problem, rate: float) -> str:
    """Say of an update at twice the learning rate that it is not twice as large."""
    told = [
        f"at learning rate {number(size)} the update at {labelled(problem, step.row)} "
        f"{changed(step.before, step.after)}"
        for step, size in ((one, rate), (other, 2 * rate))
    ]
    return f"{'; '.join(told)}: its step must double"


def too_many(wrong: Sequence[Step], walked: Sequence[Step], problem: Problem) -> str:
    """Say of mistakes that they are beyond Novikoff's bound (1962)."""
    start, size = walked[0].before, step_size(wrong[0])
    most = problem.mistake_bound_from(start.vector, size)
    zero = not any(start.vector)
    exact = f" (R**2/gamma**2 = {number(problem.mistake_bound)})" if zero else ""
    head = f"your program makes {len(wrong)} mistakes in {len(walked)} updates"
    head = f"{head}; from {at(start)}, with steps of {number(size)},"
    return f"{head} at most {most} are possible{exact}"


def led_away(before: Parameters, after: Parameters, problem: Problem) -> str:
    """Say of a pass that it moved away from a line that separates the examples."""
    head = f"your program's second pass over {labelled(problem)} {changed(before, after)}"
    line = f"away from {_separator(problem)}, which separate them"
    return f"{head}, {line}; every step for a mistake leads nearer"


def gained(step: Step, problem: Problem, gain: Fraction, least: Fraction) -> str:
    """Say of an update that it came too little nearer to a line that separates the examples."""
    rule = f"along {_separator(problem)}, which separate the examples, that is {number(gain)}"
    return updated(step, problem, f"{rule}, and must be {number(least)} or more")


def _separator(problem: Problem) -> str:
    *weights, bias = problem.normal
    return f"weights {vector(weights)}, bias {number(bias)}"


def drifted(place: int, one: float, other: float, count: int) -> str:
    """Say of a weight that it moved without a reason."""
    moved = f"{number(one)} after 1 pass and {number(other)} after {passes(count)}"
    return f"the weight of x{place + 1} is {moved}, yet x{place + 1} is 0 in every example"


def unscaled(problem: Problem, one: Ends, other: Ends, rates: tuple[float, float]) -> str:
    """Say of passes at two learning rates that their steps have not grown alike."""
    at_rates = [f"at learning rate {number(rate)}" for rate in rates]
    head = f"{at_rates[0]} your program's second pass over {labelled(problem)} {changed(*one)}"
    times = number(Fraction(rates[1]) / Fraction(rates[0]))
    return f"{head}; {at_rates[1]} it {changed(*other)}, where steps must be {times} times as large"


def stepping(where: str, ends: Ends, found: Sequence[Interval]) -> str:
    """Say of a pass what it changed, and which step that takes."""
    step = f"so s = {sizes(found)}" if found else "which no step s explains"
    return f"{where} your program's second pass {changed(*ends)}, {step}"


def no_steps(
    ends: Ends, problem: Problem, offer: Offer, rate: float = 1.0, when: str = "second pass"
) -> str:
    """Say of a change that no steps add up to it, and which come nearest."""
    began = "" if rate == 1 else f"at learning rate {number(rate)} "
    began += f"your program's {when} {changed(*ends)}"
    pairs = [*zip(problem.rows, problem.labels, strict=True)]
    if all(side(ends[0], x) == 2 * label - 1 for x, label in pairs):
        return f"{began}; with {at(ends[0])} every example is right, so nothing may change"
    steps = dict.fromkeys(f"{'s' if y else '-s'}*{vector((*x, 1))}" for x, y in pairs)
    rule = f"mistakes may only add {' or '.join(steps)}, with one s > 0"
    nearest = _nearest(ends, problem, offer, rate)
    whole = f"{began}; {rule}{nearest}"
    return whole if len(whole) <= MOST or not nearest else f"{began}{nearest}"


def _nearest(ends: Ends, problem: Problem, offer: Offer, rate: float) -> str:
    """Return the sum of steps that agrees in most numbers, if in half of them at least.

    Where several do equally well, weights come before the bias, and the usual step before others.
    """
    change = [b - a for a, b in zip(ends[0].vector, ends[1].vector, strict=True)]
    names = [*(f"the weight of x{place + 1}" for place in range(problem.features)), "the bias"]
    usual = (offer.step or 1) * Fraction(rate)
    rows = [(*x, Fraction(1)) for x in problem.rows]
    best, text = (len(change) / 2, False, False, -99.0), ""
    counts = step_counts(offer, 2 if len(rows) == 2 else 1)
    for times in product(counts, repeat=len(rows)):
        signed = [(2 * y - 1) * k for y, k in zip(problem.labels, times, strict=True)]
        total = [dot(signed, column) for column in zip(*rows, strict=True)]
        possible = {c / t for c, t in zip(change, total, strict=True) if c * t > 0}
        for size in sorted(possible | {usual}) if any(times) else ():
            off = [
                f"{name} by {number(size * t)}, not by {number(c)}"
                for name, c, t in zip(names, change, total, strict=True)
                if abs(c - size * t) > abs(size * t) / 2**20  # for words only, never a verdict
            ]
            weights = len(off) == 1 and off[0].startswith(names[-1])
            rank = (float(len(change) - len(off)), weights, size == usual, -float(sum(times)))
            if off and rank > best:
                used = zip(signed, rows, strict=True)
                terms = " + ".join(f"{_times(k * size)}{vector(x)}" for k, x in used if k)
                terms = terms.replace("+ -", "- ")
                best, text = rank, f". Nearest to that is {terms}, which changes {', '.join(off)}"
    return text


def _times(factor: Fraction) -> str:
    return {1: "", -1: "-"}.get(int(factor) if factor.denominator == 1 else 0, f"{number(factor)}*")
