"""The table of a terminal: submission by theme, and each failure's smallest counterexample."""

from collections.abc import Iterable, Mapping, Sequence

from perceptron.contract import ALWAYS_ASKED, CAPABILITIES, NOT_SHOWN, Offer
from perceptron.guard import printable
from perceptron.outcomes import MARKS, Outcome

PRINTED, WIDTH = 5, 100  # lines of a program's own output under a failure, characters of each


def summary(
    outcomes: Iterable[Outcome],
    submissions: Mapping[str, Sequence[str]],
    counting: int,
    *,
    calls: bool = False,
) -> list[str]:
    """Return the lines of the table and of the failures, submission by submission.

    `submissions` has what was found out about each, to be checked by its author. Within one, the
    outcomes keep their order. `counting` is how many properties count for each, run or not. With
    `calls` each failure has what was called of the program, line by line.
    """
    by_submission: dict[str, list[Outcome]] = {name: [] for name in submissions}
    for outcome in outcomes:
        by_submission[outcome.submission].append(outcome)
    lines = []
    for submission, own in by_submission.items():
        counted = [outcome for outcome in own if outcome.counts]
        held = sum(outcome.status == "passed" for outcome in counted)
        unrun = counting - len(counted)
        line = f"{submission}: {held} of {counting} properties that count hold"
        lines.append(line + (f"; {unrun} did not run" if unrun else ""))
        lines.append(f"  found: {'; '.join(submissions[submission])}")
        for theme in dict.fromkeys(outcome.theme for outcome in own):
            marks = "".join(MARKS[o.status] for o in own if o.theme == theme)
            lines.append(f"  {theme:12} {marks}")
        lines += _failures(own, calls)
    legend = ", ".join(f"{mark} {status}" for status, mark in MARKS.items())
    return [*lines, f"({legend})"]


def explained(name: str, offer: Offer) -> list[str]:
    """Return the lines that say how a submission is driven, and what of the contract it offers."""
    width = max((len(finding.topic) for finding in offer.findings), default=0)
    lines = [f"  {finding.topic:{width}}  {finding.found}" for finding in offer.findings]
    asked = [
        f"    {name}: {CAPABILITIES[name]}" for name in sorted(ALWAYS_ASKED - offer.capabilities)
    ]
    missing = ["  not offered, though usually asked for:", *asked] if asked else []
    return [name, *lines, *missing]


def _failures(outcomes: list[Outcome], calls: bool) -> list[str]:
    if outcomes and all("fit" in outcome.missing for outcome in outcomes):
        return []  # nothing could be tried: what was found says why
    shown = sorted(
        (
            o
            for o in outcomes
            if o.loses or o.status not in {"passed", "no evidence", "not offered"}
        ),
        key=lambda outcome: (not outcome.counts, outcome.severity),
    )
    unshown = [outcome for outcome in shown if outcome.unshown]
    lines = []
    if unshown:
        why = unshown[0].message.removeprefix(NOT_SHOWN)
        told = f"{len(unshown)} hold, but nothing shows that your program learns"
        lines = ["", f"  {told}: {why}"]
    others = [outcome for outcome in shown if outcome not in unshown]
    return [*lines, *(line for outcome in others for line in _failure(outcome, calls))]


def _failure(outcome: Outcome, calls: bool) -> list[str]:
    extra = "" if outcome.counts else " (extra: no mark)"
    lines = [
        "",
        f"  {outcome.theme}: {outcome.name}: {outcome.status}{extra}",
        f"    {outcome.claim}",
    ]
    if outcome.missing:
        missing = [f"{name}: {CAPABILITIES.get(name, name)}" for name in outcome.missing]
        return [*lines, f"    asked for, not offered: {'; '.join(missing)}"]
    lines += [f"    {name} = {value}" for name, value in outcome.counterexample.items()]
    printed = [line for line in outcome.printed.splitlines() if line.strip()]
    shown = [f"      {printable(line, WIDTH)}" for line in printed[:PRINTED]]
    more = [f"      ... and {len(printed) - PRINTED} more lines"] if len(printed) > PRINTED else []
    head = ["    the program printed:"] if shown else []
    again = [f"    once more: --replay={outcome.replay}"]
    if calls:
        again = ["    what was called:", *(f"      {line}" for line in outcome.transcript)]
    why = [f"    why: {outcome.why}"] if outcome.why else []
    return [
        *lines,
        f"    {outcome.message}",
        *why,
        *head,
        *shown,
        *more,
        *(again if outcome.replay else []),
    ]
