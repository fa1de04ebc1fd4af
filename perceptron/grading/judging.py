"""One submission judged by the properties of an assignment: runs wherever a fleet sends it."""

import contextlib
import os
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from perceptron.contract import Model, TargetError
from perceptron.grading.rules import Rules
from perceptron.grading.submissions import Submission
from perceptron.isolation.kernel import missing_layers
from perceptron.isolation.measured import covered
from perceptron.isolation.processes import Zygote
from perceptron.isolation.remote import RemoteModel
from perceptron.judge import judge
from perceptron.marks import Coverage
from perceptron.model import Undriven
from perceptron.outcomes import Outcome
from perceptron.scratch import scratch_folder
from perceptron.survey import local_model
from perceptron.targets import Target

CANNOT_CONFINE = (
    "code of unknown origin runs only where it can be confined, and here {missing} is missing"
)
# A cluster's worker may have several threads; a property holds what it judges at the moment.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Job:
    """A submission, and the properties that it is to be judged by."""

    submission: Submission
    rules: Rules
    properties: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What came of a job, `file` being the name of the program's own.

    `trouble` says what of the grader failed: then there are no outcomes.
    """

    outcomes: tuple[Outcome, ...] = ()
    file: str = ""
    findings: tuple[tuple[str, str], ...] = ()
    coverage: tuple[Coverage, ...] = ()
    trouble: str = ""
    seconds: float = 0.0


def judge_submission(job: Job) -> Verdict:
    """Judge a submission, its files laid out in a scratch folder of its own."""
    started = time.monotonic()
    try:
        with _ONE_AT_A_TIME, scratch_folder() as scratch:
            verdict = _judged(job, scratch)
    except Exception as error:
        verdict = Verdict(trouble=told(error))
    return replace(verdict, seconds=round(time.monotonic() - started, 3))


def told(error: BaseException) -> str:
    """Return an error of our own as a sentence, with the place where it was raised."""
    place = ""
    if frames := traceback.extract_tb(error.__traceback__):
        place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})"
    return f"{type(error).__name__}: {error}{place}"


def _judged(job: Job, scratch: Path) -> Verdict:
    rules, laws = job.rules, job.rules.properties()
    shim = None
    if rules.shim is not None:
        shim = scratch / "assignment" / "adapter.py"
        shim.parent.mkdir()
        shim.write_text(rules.shim, encoding="utf-8")
    target = job.submission.laid_out(scratch / "submission")
    rules = replace(rules, conventions=replace(rules.conventions, shim=shim))
    with _model(target, rules) as model:
        outcomes = judge(
            model,
            rules.assignment,
            laws=[laws[f"test_{name}"] for name in job.properties],
            seed=rules.seed,
            examples=rules.examples,
        )
        # A scratch folder's name is another one each time; an outcome is not.
        within = f"{scratch / 'submission'}{os.sep}"
        plain = [
            replace(
                each,
                message=each.message.replace(within, ""),
                printed=each.printed.replace(within, ""),
            )
            for each in outcomes
        ]
        findings = [(f.topic, f.found.replace(within, "")) for f in model.offer.findings]
        arcs = model.arcs if isinstance(model, RemoteModel) else {}
        reached = [*covered(arcs)] if arcs else []
        coverage = tuple(Coverage(each[0].removeprefix(within), *each[1:]) for each in reached)
        return Verdict(tuple(plain), Path(target.where).name, tuple(findings), coverage)


@contextlib.contextmanager
def _model(target: Target, rules: Rules) -> Iterator[Model]:
    """Give the model of a submission, confined unless trusted; one that offers nothing too."""
    model: Model
    try:
        if rules.trust or target.unclear is not None:
            model = local_model(target, rules.conventions)
        else:
            model = _confined(target, rules)
    except TargetError as error:
        model = Undriven(target.label, str(error))
    try:
        yield model
    finally:
        model.renew()


def _confined(target: Target, rules: Rules) -> RemoteModel:
    if missing := missing_layers():
        raise RuntimeError(CANNOT_CONFINE.format(missing=" and ".join(missing)))
    preload = ["nbformat"] * target.where.endswith(".ipynb") + ["coverage"] * rules.measures
    zygote = _zygote((*preload,), rules.bwrap)
    return RemoteModel(target, rules.conventions, zygote, rules.conventions.limits, rules.measures)


@cache
def _zygote(preload: tuple[str, ...], bwrap: bool) -> Zygote:
    """Return what workers are forked from, one a process of the fleet."""
    return Zygote(preload, bwrap=bwrap)
