"""Whether a line separates labelled examples: exactly, with a proof that anyone can recheck."""

from functools import lru_cache

from perceptron.certificates.perceptron_alone import by_the_perceptron
from perceptron.certificates.scaled_columns import by_scaled_columns
from perceptron.certificates.smallest_norm import by_smallest_norm
from perceptron.certificates.verdicts import (
    CertificateError,
    Cycle,
    Separator,
    Undecided,
    Verdict,
)
from perceptron.certificates.work import MOST_WORK
from perceptron.problems import Problem

__all__ = [
    "CertificateError",
    "Cycle",
    "Separator",
    "Undecided",
    "Verdict",
    "by_scaled_columns",
    "by_smallest_norm",
    "by_the_perceptron",
    "decide",
    "widest",
]


def decide(problem: Problem, most_work: int = MOST_WORK) -> Verdict:
    """Return a verified Separator or Cycle, or Undecided where each way passes the limit of work.

    The point of smallest norm comes first: its separator has the largest margin, and from its cycle
    no example can be left out. `most_work` limits each way, in operations on whole numbers.
    """
    if not problem.examples:
        raise ValueError(f"{problem!r}: expected at least one row")
    tried: tuple[str, ...] = ()
    for way in (by_smallest_norm, by_scaled_columns, by_the_perceptron):
        verdict = way(problem, most_work)
        if not isinstance(verdict, Undecided):
            verdict.verify()
            return verdict
        tried += verdict.tried
    return Undecided(problem, tried)


@lru_cache(maxsize=1024)
def widest(problem: Problem) -> Problem:
    """Return a separable problem with its line of largest margin: the sharpest mistake bound.

    ValueError where no line separates the labels; CertificateError past the limit of work.
    """
    verdict = decide(problem)
    if isinstance(verdict, Separator):
        return verdict.planted
    verdict.verify()
    raise ValueError(f"{problem!r}: expected a separable problem")
