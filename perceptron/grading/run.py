"""Grading a class: what is not judged yet is judged, and every verdict is kept as it comes."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from perceptron.contract import TargetError
from perceptron.grading.empty_programs import empty_programs
from perceptron.grading.fleet import Fleet
from perceptron.grading.gradebook import Gradebook
from perceptron.grading.judging import Job, Verdict, told
from perceptron.grading.rules import Setup
from perceptron.grading.submissions import Submission, find_submissions, read
from perceptron.marks import graded
from perceptron.outcomes import Outcome
from perceptron.targets import Target


def grade_class(
    book: Gradebook,
    setup: Setup,
    targets: Sequence[Target],
    fleet: Fleet,
    one_more: Callable[[], None],
) -> None:
    """Judge what the gradebook has no outcome of: new or changed files, rules, or suite.

    `one_more` is called for each submission, once all its outcomes are in the gradebook.
    """
    book.plan = setup.plan
    rules = {item.name: setup.rules.key(item.name) for item in setup.plan.items}

    def keep(name: str, digest: str, verdict: Verdict, keys: dict[str, str]) -> None:
        try:
            book.put(name, digest, verdict, keys)
        except (OSError, sqlite3.Error):
            raise  # the disk's, or the gradebook's
        except Exception as error:
            book.put(name, digest, Verdict(trouble=told(error)), keys)
        one_more()

    def pending() -> Iterator[Job]:
        for target in targets:
            try:
                submission = read(target)
            except Exception as error:  # whatever one submission does, it stops no other
                keep(target.label, "", Verdict(trouble=told(error)), dict.fromkeys(rules, ""))
                continue
            keys, judged = keys_of(submission, rules), book.judged(submission.name)
            names = tuple(name for name in rules if judged.get(name) != keys[name])
            if names:
                yield Job(submission, setup.rules, names)
            else:
                one_more()

    for job, verdict in fleet.judge(pending()):
        keys = keys_of(job.submission, {name: rules[name] for name in job.properties})
        keep(job.submission.name, job.submission.digest, verdict, keys)


def keys_of(submission: Submission, rules: dict[str, str]) -> dict[str, str]:
    """Return what the outcome of each property depends on: the submission, and all else."""
    digest = submission.digest
    return {
        name: hashlib.sha256(f"{digest} {rule}".encode()).hexdigest()
        for name, rule in rules.items()
    }


def model_job(setup: Setup, model: Path) -> Job:
    """Return the job of judging a model solution by all that counts."""
    targets = find_submissions([str(model)])
    if len(targets) != 1:
        raise TargetError(f"{model}: expected one solution, found {len(targets)}")
    return job_of(setup, read(targets[0]))


def job_of(setup: Setup, submission: Submission) -> Job:
    """Return the job of judging a submission by all that counts."""
    counting = tuple(item.name for item in setup.plan.items if item.counts)
    return Job(submission, setup.rules, counting)


def earned_by_empty_programs(setup: Setup, fleet: Fleet) -> dict[str, Decimal]:
    """Return what an assignment gives to each program that learns nothing."""
    jobs = [job_of(setup, each) for each in empty_programs(setup.rules.conventions)]
    found = {
        job.submission.name: {outcome.name: outcome for outcome in _outcomes(job, verdict)}
        for job, verdict in fleet.judge(jobs)
    }
    names = [job.submission.name for job in jobs]
    return {name: graded(setup.plan, name, found[name]).score for name in names}


def key_of(job: Job) -> str:
    """Return what a job's outcomes depend on."""
    keys = keys_of(job.submission, {name: job.rules.key(name) for name in job.properties})
    return hashlib.sha256(repr(keys).encode()).hexdigest()


def not_passed(job: Job, fleet: Fleet) -> list[Outcome]:
    """Return the outcomes that a model solution loses; TargetError where it was not judged."""
    ((_, verdict),) = fleet.judge([job])
    return [each for each in _outcomes(job, verdict) if each.status != "passed"]


def _outcomes(job: Job, verdict: Verdict) -> tuple[Outcome, ...]:
    if verdict.trouble:
        raise TargetError(f"{job.submission.name}: could not be judged: {verdict.trouble}")
    return verdict.outcomes
