"""Chooses how to drive a submission: the first way that its own runs bear out.

Ways are tried in the order of how usual they are, on two small problems of different shapes. One
fits when training raises nothing and leaves as many weights as there are features, or one more.
Whether anything is learned plays no part: a wrong program must not be driven until it looks right.
"""

import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from perceptron.adapter.binding import Names
from perceptron.adapter.deliveries import ONE_ARGUMENT, TWO_ARGUMENTS
from perceptron.adapter.labels import Labels
from perceptron.adapter.places import places
from perceptron.adapter.program import Program
from perceptron.adapter.subjects import Subject
from perceptron.adapter.ways import programs
from perceptron.contract import OutOfTimeError, SubmissionError, TargetError
from perceptron.problems import Problem
from perceptron.small_problems import ENOUGH, GATES
from perceptron.survey.traits import SECONDS

# Six rows of three features: no two of rows, features and features + 1 are one number.
WIDE = Problem(
    ((2, 0, 0), (0, 1, 0), (0, 0, 3), (1, 1, 1), (3, 1, 0), (0, 2, 1)),
    (1, 0, 1, 0, 1, 0),
    separator=(2, -4, 2, -1),
)
BOTH: tuple[Labels, ...] = ((0, 1), (-1, 1))
NOTHING = "found no class and no function that trains"


@dataclass
class Trail:
    """What was tried and why it did not do, for the author of a file that cannot be driven."""

    seen: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    errors: list[tuple[Labels, SubmissionError]] = field(default_factory=list)

    def told(self) -> str:
        """Return it in words: what was found, and the first thing that each came to."""
        if not self.seen:
            return NOTHING
        seen = ", ".join(self.seen)
        firsts: dict[str, str] = {}
        for problem in self.problems:
            firsts.setdefault(problem.partition(",")[0].partition(":")[0], problem)
        return "; ".join([f"found {seen}", *firsts.values()])


def choices(
    found: Iterable[Subject],
    arguments: dict[str, object],
    names: Names,
    labels: Labels | None = None,
    data: str | None = None,
) -> Iterator[Program]:
    """Yield the first program of each subject that fits; TargetError where no subject has one."""
    told, any_fits = Trail(), False
    encodings = (labels,) if labels else BOTH
    for subject in found:
        trail = Trail() if subject.unnamed else told  # nobody wants to hear of what was no trainer
        trail.seen.append(subject.title)
        best, most = None, 0
        crashing: Program | None = None
        endless: set[tuple[object, ...]] = set()
        for program in programs(subject, arguments, names, data):
            kind = (program.trainer, program.setup, program.ones, program.narrow)
            if kind in endless:
                continue  # the data came in, and training went on and on
            fit = _fit(program, encodings, trail)
            if fit > most:
                best, most = program, fit
            if {*encodings} <= program.endless:
                endless.add(kind)
            if fit == 3:
                break
            if subject.unnamed or crashing is not None:
                continue
            if program.delivery in (TWO_ARGUMENTS[0], ONE_ARGUMENT[0]):
                own = [labels for labels, e in trail.errors if _crashes_by_itself(program, e)]
                program.crashes, program.labels = bool(own), (own or [program.labels])[0]
                crashing = program if own else None
        best = best or crashing
        trail.problems += [f"{subject.title}: {reason}" for reason in subject.missing]
        if best is not None:
            any_fits = any_fits or not subject.unnamed
            yield best
    if not any_fits:
        raise TargetError(told.told())


def _crashes_by_itself(program: Program, error: SubmissionError) -> bool:
    """Say whether a class's training fails for a reason of its own, not for how data come in.

    Such a program is judged, and each property shows the error.
    """
    cause = error.__context__
    if cause is None or isinstance(error, OutOfTimeError) or not inspect.isclass(program.maker):
        return False
    if isinstance(cause, AttributeError):
        return isinstance(cause.obj, program.maker)
    return not isinstance(cause, TypeError | ValueError | IndexError | ImportError)


def _fit(program: Program, encodings: tuple[Labels, ...], trail: Trail) -> int:
    """Return 3 where two problems leave weights that fit, 2 without weights to see, 1 for one."""
    best, trail.errors = 0, []
    for labels in encodings:
        program.labels = labels
        left: set[tuple[object, int]] | None = None
        trained = 0
        for problem in (GATES[0], WIDE):
            try:
                fitting = _fitting(program, problem)
            except SubmissionError as error:
                if isinstance(error, OutOfTimeError):
                    program.endless.add(labels)
                trail.errors.append((labels, error))
                trail.problems.append(f"{program.title}, given {program.delivery.name}: {error}")
                break
            trained += 1
            if trained == 1 and not fitting and not program.predictor_names:
                break
            left = fitting if left is None else left & fitting
        if trained and left:
            best = max(best, 3 if trained == 2 else 1)
        elif trained == 2 and program.predictor_names:
            best = max(best, 2)
        if best == 3:
            break
    return best


def _fitting(program: Program, problem: Problem) -> set[tuple[object, int]]:
    """Return where, after training, as many numbers stand as features, or one more."""
    features = problem.features
    with program.running(seconds=SECONDS):
        sizes = places(program.train(problem, passes=ENOUGH, learning_rate=0.5))
    return {(p, n - features) for p, n in sizes.items() if n - features in (0, 1)}
