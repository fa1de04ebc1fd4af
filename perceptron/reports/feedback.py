"""The feedback for one student, in plain words: what was lost, on which example, and why.

Nothing here tells of a property that is not visible yet: its points are in no sum, and only those
that will be shown are counted. Nor does a student read what failed inside the grader.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from perceptron.contract import CAPABILITIES, NOT_DRIVEN, NOT_SHOWN
from perceptron.guard import printable
from perceptron.marks import Graded, Line, Plan, shown
from perceptron.outcomes import FAILING, WORDLESS, Outcome

ROWS, PRINTED = 20, 10  # of a table, of what a program printed
LINES, WIDTH = 100, 600  # of what came of one property; characters of a line
FAULT = "This is not your fault: something went wrong on the grader's side."
UNSHOWN = "What a program that learns nothing keeps too is worth nothing yet:"
AGAIN = "Ask to have it graded once more."
LATER = {"after_due_date", "after_published"}

_HAPPENED = {
    "failed": "This does not hold yet",
    "error": "Your program stopped with an error",
    "timed out": "Your program took longer than there is time",
    "crashed": "Your program crashed",
    "unsteady": "Your program gave different results when it was run twice",
}
_BY_HAND = {
    "passed": "Your lecturer has decided that your program does this",
    "failed": "Your lecturer has decided that your program does not do this",
}


def feedback(plan: Plan, graded: Graded) -> str:
    """Return all that the student may read now: lines of plain text."""
    seen = _seen(graded)
    lost = sorted(filter(_lost, seen), key=lambda line: line.outcome.severity)
    untried = [each for each in lost if each.status == "not offered"]
    unshown = [each for each in lost if each.outcome.unshown and not each.override]
    lost = [line for line in lost if line not in untried and line not in unshown]
    extras = [each for each in seen if not each.item.counts and each.status in FAILING]
    given = [line for line in seen if line.override and line.status == "passed"]
    unjudged = [line for line in seen if line.status == "grader error"]
    held = sum(line.status == "passed" for line in seen)
    parts = [
        overview(plan, graded),
        *_section("What was lost", lost),
        *_section("Worth a look, though it takes no points", extras),
        *_section("Decided by your lecturer", given),
    ]
    if untried and not graded.not_run:  # then the overview says it all
        missing = [name for line in untried for name in line.outcome.missing]
        parts.append(_list("What could not be tried", _needed(missing), untried))
    if unshown:
        told = unshown[0].outcome.message.removeprefix(NOT_SHOWN)
        why = [f"{told[:1].upper()}{told[1:]}.", UNSHOWN]
        parts.append(_list("What was not shown", why, unshown))
    if unjudged:
        parts.append(_list("What could not be judged", [FAULT, AGAIN], unjudged))
    if held:
        parts.append(f"Your program does what {_many(held)} ask{'s' * (held == 1)} for.")
    return "\n\n".join(parts) + "\n"


def overview(plan: Plan, graded: Graded) -> str:
    """Return what the student may read now of the submission as a whole."""
    seen = _seen(graded)
    lines = [f"{plan.title}: {graded.name}"]
    if seen:
        earned = sum((line.earned for line in seen), Decimal(0))
        worth = sum((line.item.points for line in seen if line.item.counts), Decimal(0))
        points = f"{shown(earned)} of {shown(worth)} points"
        lines.append(f"{points} for the {_many(len(seen))} shown here.")
    if later := sum(line.item.visibility in LATER for line in graded.lines):
        lines.append(f"{_many(later, 'more ')} will be shown later.")
    if why := graded.not_run:
        lines += [f"Your program could not be run, so nothing could be tried: {why}"]
    if any(line.status == "grader error" for line in seen):
        lines.append(f"Not all could be judged. {FAULT}")
    for name, reason in plan.waived.items():
        lines.append(f"Not asked of you: {name.replace('_', ' ')}: {reason}")
    return _joined(lines)


def of_line(line: Line) -> str:
    """Return what came of one property: what it claims, then what was found, on which example."""
    return _joined([line.item.claim, "", *found(line)])


def found(line: Line) -> list[str]:
    """Return what was found of one property, in lines."""
    outcome, decided = line.outcome, []
    if line.override:
        decided = [f"{_BY_HAND[line.override.status]}: {line.override.reason}"]
        if line.status == "passed" or outcome.status not in FAILING:
            return decided
        decided.append("")
    if outcome.status in FAILING:
        return [*decided, *_example(outcome)]
    if outcome.status == "passed":
        return [f"It held on every example that was tried, {outcome.examples} in all."]
    if outcome.status == "grader error":
        return [f"This could not be judged. {FAULT}", AGAIN]
    if outcome.message.startswith(f"{NOT_DRIVEN} = "):
        return [f"Your program could not be run: {outcome.message.partition(' = ')[2]}"]
    if outcome.status == "not offered":
        return _needed(outcome.missing)
    if outcome.unshown:
        why = outcome.message.removeprefix(NOT_SHOWN)
        return [f"This holds, but nothing shows that your program learns: {why}"]
    return [f"This could not be shown to hold: {outcome.message}"]


def happened(outcome: Outcome) -> str:
    """Return what befell a failing property, as the sentence before its example."""
    shrunk = outcome.status in {"failed", "error"} and "@" in outcome.replay  # others are laid down
    smallest = ", the smallest found" * shrunk
    where = f" on this example{smallest}:" if outcome.tables or outcome.counterexample else "."
    return f"{_HAPPENED[outcome.status]}{where}"


def values(outcome: Outcome) -> list[str]:
    """Return what was drawn beside the tables, a line each."""
    drawn = outcome.counterexample.items()
    return [f"{name} = {value}" for name, value in drawn if name not in outcome.tables]


def told(outcome: Outcome) -> str:
    """Return what the program did and what it must do; empty where all of that is said already."""
    return "" if outcome.message == WORDLESS else outcome.message


def printed(outcome: Outcome) -> tuple[list[str], str]:
    """Return the first lines that the program printed, and the word of ours on how many more."""
    lines = [text for text in outcome.printed.splitlines() if text.strip()]
    return lines[:PRINTED], more_than(PRINTED, lines)


def more_than(shown: int, lines: Sequence[object]) -> str:
    """Return how many lines there are beyond those shown; empty where there are none."""
    count = len(lines) - shown
    return f"... and {count} line{'s' * (count != 1)} more" if count > 0 else ""


def number(value: float) -> str:
    """Return a number in full: whole ones without a point."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 2**53 else repr(value)


def in_words(name: str) -> str:
    """Return a property's name as a heading."""
    return printable(name.replace("_", " ").capitalize(), WIDTH)


def _seen(graded: Graded) -> list[Line]:
    return [line for line in graded.lines if line.item.visibility == "visible"]


def _lost(line: Line) -> bool:
    return line.item.counts and line.status not in {"passed", "grader error"}


def _many(count: int, more: str = "") -> str:
    return f"{count} {more}{'property' if count == 1 else 'properties'}"


def _section(title: str, lines: Sequence[Line]) -> Iterator[str]:
    if lines:
        yield _heading(title)
    for place, line in enumerate(lines, start=1):
        head = f"{place}. {in_words(line.item.name)}{_points(line)}"
        yield "\n".join([head, *(f"   {text}".rstrip() for text in of_line(line).splitlines())])


def _list(title: str, why: Sequence[str], lines: Sequence[Line]) -> str:
    claims = (f"- {line.item.claim}{_points(line)}" for line in lines)
    return f"{_heading(title)}\n\n{_joined(why)}\n\n{_joined(claims)}"


def _heading(title: str) -> str:
    return f"{title}\n{'-' * len(title)}"


def _points(line: Line) -> str:
    return f" ({shown(line.earned)} of {shown(line.item.points)} points)" * line.item.counts


def _needed(missing: Iterable[str]) -> list[str]:
    needs = [f"  - {CAPABILITIES.get(name, name)}" for name in dict.fromkeys(missing)]
    return ["This could not be tried, since your program does not offer what it needs:", *needs]


def _example(outcome: Outcome) -> list[str]:
    lines = [happened(outcome)]
    lines += [text for name, rows in outcome.tables.items() for text in _table(name, rows)]
    lines += [f"  {text}" for text in values(outcome)]
    if message := told(outcome):
        lines.append(f"What happened: {message}")
    lines += [f"Why: {outcome.why}"] if outcome.why else []
    own, more = printed(outcome)
    if own:
        # The bar shows whose words these are: a program may print what looks like feedback.
        lines += ["Your program printed:", *(f"  | {text}" for text in own)]
    return [*lines, f"  {more}"] if more else lines


def _table(name: str, rows: Sequence[Sequence[float]]) -> Iterator[str]:
    """Yield a problem's rows under the names of their columns, aligned to the right."""
    yield f"  {name}:"
    if not rows:
        return
    head = [*(f"x{place}" for place in range(1, len(rows[0]))), "label"]
    cells = [head, *([number(value) for value in row] for row in rows[:ROWS])]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "    " + "  ".join(map(str.rjust, row, widths))
    if more := more_than(ROWS, rows):
        yield f"    {more}"


def _joined(lines: Iterable[str]) -> str:
    """Return lines as text, each without control characters and cut to a length."""
    kept = [printable(line, WIDTH).rstrip() for line in lines]
    return "\n".join(kept if len(kept) <= LINES else [*kept[: LINES - 1], "..."])
