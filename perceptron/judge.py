"""Runs properties on a model of a submission and says what came of each: outcomes."""

import functools
import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.errors import Flaky, Unsatisfiable

from perceptron.contract import (
    ALWAYS_ASKED,
    CAPABILITIES,
    Assignment,
    CrashedError,
    FatalError,
    Model,
    OutOfTimeError,
    Property,
    SubmissionError,
    TargetError,
)
from perceptron.learning import TooLong
from perceptron.messages import in_own_labels
from perceptron.outcomes import FAILING, Outcome, Status
from perceptron.problems import Problem
from perceptron.properties import every_property, theme_of


@dataclass
class Record:
    """What the last run of a property did: how many examples it judged, and the last one drawn.

    `too_long` counts those that could not be judged in the time that one waits.
    """

    judged: int = 0
    too_long: int = 0
    last: dict[str, Any] = field(default_factory=dict)
    fatal: FatalError | None = None


TOO_LONG = (
    "most examples could need more passes than anyone waits for: the weights are huge beside a step"
)
_records: dict[str, Record] = {}


def prepare(law: Property, *, seed: int = 0, examples: int = 100) -> Record:
    """Fix a property's examples by its name and the seed, and record what it executes.

    Hypothesis mixes a test's id into its own seeds, so that renaming a submission would change its
    examples; here only the name of the property and the seed decide.
    """
    chosen = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=False,
        print_blob=False,
        report_multiple_bugs=False,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        # A slow program, or one that seldom makes a mistake to judge, is no broken strategy.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    seeded(zlib.crc32(f"{law.__name__}:{seed}".encode()))(law)
    # Set, not decorated: `settings` refuses a second time, and a property is prepared per run.
    law._hypothesis_internal_use_settings = chosen  # type: ignore[attr-defined]
    handle = law.hypothesis  # type: ignore[attr-defined]
    record = _records.setdefault(law.__name__, Record())
    record.judged, record.too_long, record.last, record.fatal = 0, 0, {}, None
    if not hasattr(handle.inner_test, "recorded"):
        handle.inner_test = _recording(handle.inner_test, record)
    return record


def _recording(test: Callable[..., None], record: Record) -> Callable[..., None]:
    @functools.wraps(test)
    def recorded(*arguments: Any, **drawn: Any) -> None:
        if record.fatal is not None:
            raise record.fatal  # one time-out or crash is enough: neither tried again nor shrunk
        record.last = {name: value for name, value in drawn.items() if name != "implementation"}
        drawn["implementation"].entropy = zlib.crc32(repr(sorted(record.last.items())).encode())
        try:
            test(*arguments, **drawn)
        except TooLong:
            record.too_long += 1
            raise
        except FatalError as error:
            record.fatal = error
            raise
        record.judged += 1  # not reached where the body's `assume` found nothing to judge

    recorded.recorded = True  # type: ignore[attr-defined]
    return recorded


def _transcript(law: Property, model: Model, drawn: dict[str, Any]) -> tuple[str, ...]:
    """Return the calls that a failing example makes of the program, met as it was when loaded.

    None where it does not fail that way again, as of a program that has changed by being judged.
    """
    if not drawn:
        return ()
    model.renew()
    model.transcript = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `assume` speaks up outside of Hypothesis's own runs
            law.hypothesis.inner_test(implementation=model, **drawn)  # type: ignore[attr-defined]
    except (AssertionError, SubmissionError):
        return tuple(model.transcript)
    except Exception:  # ours; the outcome stands as it was found
        return ()
    finally:
        model.transcript = None
    return ()


def _tables(drawn: dict[str, Any]) -> Iterator[tuple[str, list[list[float]]]]:
    """Yield the problems among the drawn values as tables, also of a gate with its name."""
    for name, value in drawn.items():
        if isinstance(value, Problem):
            yield name, rows(value)
        elif isinstance(value, tuple) and sum(isinstance(v, Problem) for v in value) == 1:
            yield f"examples of {name}", rows(next(v for v in value if isinstance(v, Problem)))


def rows(problem: Problem) -> list[list[float]]:
    """Return a problem as data: each row's inputs, and its label last."""
    pairs = zip(problem.X.tolist(), problem.labels, strict=True)
    return [[*inputs, label] for inputs, label in pairs]


def claim_of(law: Property) -> str:
    """Return the sentence that a student reads: the first of the docstring."""
    return " ".join((law.__doc__ or "").split("\n\n")[0].split())


def describe(
    law: Property, model: Model, assignment: Assignment, error: BaseException | None
) -> Outcome:
    """Return the outcome of a property's run that ended with this exception, or none."""
    record = _records.get(law.__name__, Record())
    missing = assignment.missing(law, model.offer)
    status: Status = "not offered" if missing else _status(error, record)
    drawn = record.last if status in FAILING else {}
    return Outcome(
        submission=model.name,
        theme=theme_of(law),
        name=law.__name__.removeprefix("test_"),
        claim=claim_of(law),
        status=status,
        counts=assignment.counts(law),
        examples=record.judged,
        message=_message(status, error, model, record),
        counterexample={name: repr(value) for name, value in drawn.items()},
        tables=dict(_tables(drawn)),
        missing=missing,
        printed=model.printed if status in FAILING else "",
        transcript=_transcript(law, model, drawn) if status in {"failed", "error"} else (),
    )


def _status(error: BaseException | None, record: Record) -> Status:
    shown = record.judged > 0 and record.judged >= record.too_long
    if isinstance(error, Unsatisfiable) or (error is None and not shown):
        return "no evidence"
    if error is None:
        return "passed"
    if isinstance(error, Flaky):
        return "unsteady"
    if isinstance(error, SubmissionError):
        return _status_of(error)
    return "failed" if isinstance(error, AssertionError) else "grader error"


def _status_of(error: SubmissionError) -> Status:
    if isinstance(error, OutOfTimeError):
        return "timed out"
    return "crashed" if isinstance(error, CrashedError) else "error"


def _message(status: Status, error: BaseException | None, model: Model, record: Record) -> str:
    if status == "passed":
        return ""
    if status == "not offered":
        return "; ".join(map(str, model.offer.findings))
    if status == "no evidence" and record.too_long:
        return TOO_LONG
    if status == "no evidence":
        return "on none of the examples tried did your program do what this claim is about"
    if status == "unsteady":
        return _unsteady(error)
    first = next(iter(str(error).strip().splitlines()), "")
    if status == "failed":  # a lecturer's own assertion may have no words
        return in_own_labels(first, model.offer) or "the claim does not hold on this example"
    return (
        first if status in {"error", "timed out", "crashed"} else f"{type(error).__name__}: {first}"
    )


def _unsteady(error: BaseException | None) -> str:
    """Return what a program did once on the example and not a second time, as far as it is known.

    Of a run that ended one way and then another Hypothesis keeps both ends, or the one.
    """
    ends = getattr(error, "exceptions", ())
    seen = [line for end in ends for line in str(end).strip().splitlines()[:1]]
    once = f": {seen[0]}" if seen else ""
    return f"your program did not do the same when this example was tried again{once}"


def assignment_from(asks: str) -> Assignment:
    """Return the assignment of an --asks list; TargetError on a name that is neither kind.

    A list of claims alone adds them to what is asked by default.
    """
    optional = (law for law in every_property().values() if theme_of(law) == "asked_for")
    claims = {law.__name__.removeprefix("test_") for law in optional}
    if not asks:
        return Assignment()
    if asks == "all":
        return Assignment(frozenset(CAPABILITIES) | claims)
    named = frozenset(name.strip() for name in asks.split(","))
    unknown = sorted(named - set(CAPABILITIES) - claims)
    if unknown:
        known = ", ".join(sorted(set(CAPABILITIES) | claims))
        raise TargetError(f"--asks={','.join(unknown)}: expected some of {known}")
    return Assignment(named if named & set(CAPABILITIES) else named | ALWAYS_ASKED)


def judge(
    model: Model,
    assignment: Assignment | None = None,
    *,
    laws: Iterable[Property] | None = None,
    seed: int = 0,
    examples: int = 100,
) -> list[Outcome]:
    """Run properties (all that apply, unless `laws` names some) on a model."""
    assignment = assignment or Assignment()
    outcomes = []
    for law in every_property().values() if laws is None else laws:
        if not applies(law, assignment):
            continue
        error: BaseException | None = None
        prepare(law, seed=seed, examples=examples)
        if not assignment.missing(law, model.offer):
            try:
                law(implementation=model)
            except Exception as raised:
                error = raised
        outcomes.append(describe(law, model, assignment, error))
        model.renew()
    return outcomes


def applies(law: Property, assignment: Assignment) -> bool:
    """Say whether a property runs at all: those of the theme asked_for only when asked for."""
    asked = law.__name__.removeprefix("test_") in assignment.asks
    return theme_of(law) != "asked_for" or asked
