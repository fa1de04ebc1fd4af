"""The exact chance that random training steps learn a gate: the article's 100 steps as a chain.

A step presents one of the n rows, each with chance 1/n, and moves the weights where it was a
mistake. From whole-number weights they are a Markov chain, on finitely many states (Minsky and
Papert 1969); after k steps every chance is a whole number of n**-k.
"""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import accumulate
from math import comb

from perceptron.problems import Problem, dot
from perceptron.reachable import closure

State = tuple[Fraction | int, ...]  # (w_1, ..., w_d, b), in steps
Tie = Fraction | int | None  # the label taken at activation 0; None: always a mistake there


def distribution(
    problem: Problem, steps: int, start: State | None = None, tie: Tie = 1
) -> dict[State, Fraction]:
    """Return the chance of each state after so many uniformly random single-example steps.

    start: (w_1, ..., w_d, b) in steps of the update, zero if None. tie: what is predicted at
    activation 0: 1, 0, or np.sign's third label as 1/2, which makes half a step; None where the
    program updates on every tie.
    """
    if steps < 0:
        raise ValueError(f"steps={steps}: expected 0 or more")
    ways = Counter({start or (0,) * (problem.features + 1): 1})
    moves: dict[State, list[State]] = {}
    for _ in range(steps):
        reached: Counter[State] = Counter()
        for state, count in ways.items():
            if state not in moves:
                moves[state] = _moves(problem, state, tie)
            for after in moves[state]:
                reached[after] += count
        ways = reached
    presented = len(problem.labels) ** steps
    return {state: Fraction(count, presented) for state, count in ways.items()}


def chance_of_learning(
    problem: Problem, steps: int, start: State | None = None, tie: Tie = 1
) -> Fraction:
    """Return the chance that after so many random steps every row is predicted right."""
    return chance_of_right(distribution(problem, steps, start, tie), problem, tie)


def chance_of_right(after: dict[State, Fraction], problem: Problem, tie: Tie = 1) -> Fraction:
    """Return the chance that every row is predicted right, of states and their chances."""
    right = (chance for state, chance in after.items() if is_learned(problem, state, tie))
    return sum(right, Fraction(0))


def reached_states(problem: Problem, start: State | None = None, tie: Tie = 1) -> frozenset[State]:
    """Return every state that some number of random steps can lead to."""
    zero = (0,) * (problem.features + 1)
    return closure(start or zero, lambda state: _moves(problem, state, tie))


def is_learned(problem: Problem, state: State, tie: Tie = 1) -> bool:
    """Say whether the weights predict every row's label."""
    return not any(_error(problem, state, row, tie) for row in range(len(problem.labels)))


@cache
def likely_counts(chance: Fraction, runs: int, rare: Fraction) -> range:
    """Return the counts of successes in `runs` independent runs, but for the least likely ones.

    Those left out on either side have together a chance of at most `rare`: both tails of the
    binomial distribution are summed exactly, each up to half of it.
    """
    p, q = chance.numerator, (1 - chance).numerator
    ways = [comb(runs, k) * p**k * q ** (runs - k) for k in range(runs + 1)]
    most = int(rare / 2 * (p + q) ** runs)  # the tails are whole numbers
    below = sum(tail <= most for tail in accumulate(ways))
    above = sum(tail <= most for tail in accumulate(reversed(ways)))
    return range(below, runs + 1 - above)


def stepped(problem: Problem, state: State, row: int, tie: Tie = 1) -> State:
    """Return the state after a step on one row: the same where its label is predicted."""
    error = _error(problem, state, row, tie)
    if not error:
        return state
    example = (*problem.rows[row], Fraction(1))
    return tuple(s + error * x for s, x in zip(state, example, strict=True))


def _moves(problem: Problem, state: State, tie: Tie) -> list[State]:
    """Return the states after a step on each row."""
    return [stepped(problem, state, row, tie) for row in range(len(problem.labels))]


def _error(problem: Problem, state: State, row: int, tie: Tie) -> Fraction | int:
    """Return label - prediction of a row: 0 where it is right."""
    label, activation = problem.labels[row], dot(state, (*problem.rows[row], 1))
    if activation:
        return label - int(activation > 0)
    return 2 * label - 1 if tie is None else label - tie
