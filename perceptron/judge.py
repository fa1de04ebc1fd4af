"""Runs properties on a model of a submission and says what came of each: outcomes."""

import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis.errors import DidNotReproduce, Flaky, Unsatisfiable, UnsatisfiedAssumption

from perceptron.catalogue import entry_of
from perceptron.contract import (
    ALWAYS_ASKED,
    CAPABILITIES,
    LEARNING,
    NOT_SHOWN,
    Assignment,
    CrashedError,
    Model,
    OutOfTimeError,
    Property,
    SubmissionError,
    TargetError,
    UnexplainedError,
)
from perceptron.examples import Record, code_of, drawn_by_seed_alone, prepare, record_of
from perceptron.messages import in_own_labels
from perceptron.outcomes import FAILING, WORDLESS, Outcome, Status
from perceptron.problems import Problem
from perceptron.properties import every_property, theme_of

# What an example ends on by what the program does; all else is an error of our own.
_OF_A_PROGRAM = (AssertionError, SubmissionError, UnsatisfiedAssumption)
KEPT_WITHOUT_A_LINE = {"prediction", "inputs"}  # themes that speak of no weights
UNKNOWN = f"{NOT_SHOWN}its model does not offer `learns` and `line`"
TOO_LONG = (
    "most examples could need more passes than anyone waits for: the weights are huge beside a step"
)
UNSTEADY = "your program did not do the same when this example was tried again"
KEPT = (
    "Look for a clock, or for what outlives an object: a list as default argument, a class "
    "attribute, a global"
)


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


def _parts(drawn: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the drawn values by name: of a problem with what is asked of it, each by itself."""
    for name, value in drawn.items():
        if isinstance(value, tuple) and hasattr(value, "_asdict"):
            for part, field in value._asdict().items():
                yield (f"{part} of {name}" if part in drawn else part), field
        else:
            yield name, value


def rows(problem: Problem) -> list[list[float]]:
    """Return a problem as data: each row's inputs, and its label last."""
    pairs = zip(problem.X.tolist(), problem.labels, strict=True)
    return [[*inputs, label] for inputs, label in pairs]


def describe(
    law: Property, model: Model, assignment: Assignment, error: BaseException | None
) -> Outcome:
    """Return the outcome of a property's run that ended with this exception, or none."""
    record, error = record_of(law), _our_own(error)
    missing = assignment.missing(law, model.offer)
    status: Status = "not offered" if missing else _status(error, record)
    unlearned = status == "passed" and not _shown_by(theme_of(law)) <= model.offer.capabilities
    status = "no evidence" if unlearned else status
    drawn = record.last if status in FAILING else {}
    entry = entry_of(law)
    return Outcome(
        submission=model.name,
        theme=entry.theme,
        name=entry.name,
        claim=entry.claim,
        why=entry.why,
        status=status,
        counts=assignment.counts(law),
        examples=record.judged,
        message=_unlearned(model) if unlearned else _message(status, error, model, record),
        counterexample={name: repr(value) for name, value in _parts(drawn)},
        tables={n: rows(value) for n, value in _parts(drawn) if isinstance(value, Problem)},
        missing=missing,
        printed=model.printed if status in FAILING else "",
        transcript=_transcript(law, model, drawn) if status in {"failed", "error"} else (),
        replay=_replay(entry.name, code_of(error) or record.code) if status in FAILING else "",
    )


def _shown_by(theme: str) -> set[str]:
    """Return what a program must be seen to do before it counts that a property holds."""
    return {"learns"} if theme in KEPT_WITHOUT_A_LINE else {"learns", "line"}


def _unlearned(model: Model) -> str:
    """Return why what holds of a program is no evidence: a constant would keep it too."""
    return dict(model.offer.findings).get(LEARNING, UNKNOWN)


def _replay(name: str, code: str) -> str:
    """Return the name by which a failure is met again: the property's, and of its example."""
    return f"{name}@{code}" if code else name


def _our_own(error: BaseException | None) -> BaseException | None:
    """Return an error of our own that a run ended on once and not again, else its end as it is."""
    ends = getattr(error, "exceptions", ()) if isinstance(error, Flaky) else ()
    return next((each for each in ends if not isinstance(each, _OF_A_PROGRAM)), error)


def _status(error: BaseException | None, record: Record) -> Status:
    shown = record.judged > 0 and record.judged >= record.too_long
    if isinstance(error, Unsatisfiable):
        return "no evidence"
    if error is None or isinstance(error, DidNotReproduce):
        return "passed" if shown else "no evidence"
    if isinstance(error, Flaky):
        return "unsteady"
    if isinstance(error, AssertionError | UnexplainedError):
        return "failed"
    return _status_of(error) if isinstance(error, SubmissionError) else "grader error"


def _status_of(error: SubmissionError) -> Status:
    if isinstance(error, OutOfTimeError):
        return "timed out"
    return "crashed" if isinstance(error, CrashedError) else "error"


def _message(status: Status, error: BaseException | None, model: Model, record: Record) -> str:
    if status == "passed":
        return ""
    if status == "not offered":
        return "; ".join(map(str, model.offer.findings))
    if status == "no evidence" and isinstance(error, DidNotReproduce):
        return "this example no longer puts the claim to the test; try the property without it"
    if status == "no evidence" and record.too_long:
        return TOO_LONG
    if status == "no evidence":
        return "on none of the examples tried did your program do what this claim is about"
    if status == "unsteady":
        return _unsteady(error)
    first = next(iter(str(error).strip().splitlines()), "")
    if status == "failed":  # a lecturer's own assertion may have no words
        return in_own_labels(first, model.offer) or WORDLESS
    return (
        first if status in {"error", "timed out", "crashed"} else f"{type(error).__name__}: {first}"
    )


def _unsteady(error: BaseException | None) -> str:
    """Return what a program did once on the example and not a second time, as far as it is known.

    Of a run that ended one way and then another Hypothesis keeps both ends, or the one.
    """
    ends = getattr(error, "exceptions", ())
    told = [end for end in ends if not isinstance(end, UnsatisfiedAssumption)]
    seen = [line for end in told for line in str(end).strip().splitlines()[:1]]
    once = f": {seen[0]}" if seen else ""
    return f"{UNSTEADY}{once}. {KEPT}"


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
    code: str = "",
) -> list[Outcome]:
    """Run properties (all that apply, unless `laws` names some) on a model.

    With a code, of one example, that is all that runs.
    """
    assignment = assignment or Assignment()
    outcomes = []
    for law in every_property().values() if laws is None else laws:
        if not applies(law, assignment):
            continue
        error: BaseException | None = None
        prepare(law, seed=seed, examples=examples, code=code)
        if not assignment.missing(law, model.offer):
            try:
                with drawn_by_seed_alone():
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
