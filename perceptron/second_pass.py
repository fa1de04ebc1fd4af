"""The second pass over a pair of examples: what it changed, and the steps that explain it.

Every program with a settable number of passes shows it, with or without a method for one example.
"""

from typing import NamedTuple

from perceptron.contract import Model, Offer, Parameters
from perceptron.problems import Problem
from perceptron.rounding import Interval, step_counts, step_sizes
from perceptron.step_messages import no_steps, stepping, unscaled
from perceptron.words import labelled


class SecondPass(NamedTuple):
    """Weights and bias before and after it, and each size of step that explains the change."""

    problem: Problem
    rate: float
    ends: tuple[Parameters, Parameters]
    sizes: list[Interval]

    @property
    def moved(self) -> bool:
        """Say whether it changed anything."""
        return self.ends[0] != self.ends[1]


def second_pass(implementation: Model, problem: Problem, rate: float = 1.0) -> SecondPass:
    """Train for one pass and for two, and return what came between.

    One pass uses each example once. But two may show, of a program that keeps its best weights; and
    one that draws its examples at random may draw the same one twice.
    """
    one = implementation.train(problem, passes=1, learning_rate=rate).known()
    two = implementation.train(problem, passes=2, learning_rate=rate).known()
    counts = step_counts(implementation.offer, 2)
    sizes = step_sizes(one, two, problem, (0, 1), counts) if one != two else []
    return SecondPass(problem, rate, (one, two), sizes)


def disagreeing(one: SecondPass, other: SecondPass, offer: Offer) -> str:
    """Say of two passes that no one step, or none in the ratio of their rates, explains both."""
    for each in (one, other):
        if not each.sizes:
            return no_steps(each.ends, each.problem, offer, each.rate)
    if one.rate != other.rate:
        return unscaled(one.problem, one.ends, other.ends, (one.rate, other.rate))
    told = [stepping(f"over {labelled(p)}", ends, found) for p, _, ends, found in (one, other)]
    return f"{'; '.join(told)}, where one s must do for both"
