"""A check as HTML for a notebook's cell: no script, no style of the page's, no file beside it.

Words take the notebook's own colours and every colour of ours says what a word says too, so it
reads alike in light, in dark and where a notebook drops styles.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from uuid import uuid4

from perceptron.guard import printable
from perceptron.marks import Line
from perceptron.outcomes import FAILING, Outcome
from perceptron.reports.feedback import (
    ROWS,
    found,
    happened,
    more_than,
    number,
    printed,
    told,
    values,
)
from perceptron.reports.pictures import caption, picture

LONGEST = 1000  # characters of one text
NEXT = "often for the same reason. Mend the first one, then check again."
BROKEN = "could not be judged"
SIGNS = {  # of what is told first, first
    "fails": "\N{BALLOT X}",
    "holds": "\N{CHECK MARK}",
    "was not tried": "\N{EN DASH}",
    BROKEN: "\N{EN DASH}",
}
WORDS = {"passed": "holds", "not offered": "was not tried", "no evidence": "was not tried"}
SEVERAL = {"holds": "hold", "fails": "fail", "was not tried": "were not tried"}
STYLE = Path(__file__).with_name("cell.css")


@dataclass(frozen=True)
class Card:
    """A failure: its line, and how to see it again, without this package and with it."""

    line: Line
    script: str
    again: str


def cell(name: str, head: str, outcomes: Sequence[Outcome], cards: Sequence[Card]) -> str:
    """Return what a check found as one <div>; each time with other ids, since a notebook has many.

    `head` says of the class `name` how many properties hold; of the cards only the first is open.
    """
    first, *others = [_card(card) for card in cards] or [""]
    parts = [
        f"<p><strong>{_text(name)}</strong>: {_text(head)}</p>",
        f'<ul class="themes">{"".join(_themes(outcomes))}</ul>',
        first.replace("<details", '<details open=""', 1),
    ]
    failing = sum(_word(card.line.outcome) == "fails" for card in cards[1:])
    if failing:
        parts.append(f"<p>{failing} more {'fails' if failing == 1 else 'fail'}, {NEXT}</p>")
    parts += others
    if not cards:
        parts.append('<p class="all-hold">\N{CHECK MARK} Nothing fails.</p>')
    return f'<div class="perceptron-check"><style>{_style()}</style>{"".join(parts)}</div>'


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _text(text: str) -> str:
    """Return a text as HTML, without control and direction characters, and cut to a length."""
    return escape(printable(text, LONGEST))


def _themes(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield each theme with a tick or a cross, and in words how much of it holds."""
    for theme in dict.fromkeys(outcome.theme for outcome in outcomes):
        of_theme = Counter(_word(outcome) for outcome in outcomes if outcome.theme == theme)
        counts = [
            f"{count} {SEVERAL.get(word, word) if count > 1 else word}"
            for word in SIGNS
            if (count := of_theme[word])
        ]
        worst = next(word for word in SIGNS if of_theme[word])
        yield f"<li>{SIGNS[worst]} {_text(theme.replace('_', ' '))}: {', '.join(counts)}</li>"


def _word(outcome: Outcome) -> str:
    fails = outcome.loses or outcome.status in FAILING
    return "fails" if fails else WORDS.get(outcome.status, BROKEN)


def _card(card: Card) -> str:
    """Return one failure: claim, example, what happened, why, the script, and how to try it."""
    outcome = card.line.outcome
    seen = outcome.status in FAILING
    parts = [*_shown(outcome)] if seen else [_lines(found(card.line))]
    parts += [f"<p><strong>Why:</strong> {_text(outcome.why)}</p>"] if outcome.why else []
    if card.script:
        summary = "A script that shows it, with numpy alone"
        body = "\n".join(printable(line, LONGEST) for line in card.script.splitlines())
        parts.append(f"<details><summary>{summary}</summary><pre>{escape(body)}</pre></details>")
    parts.append(f"<p>This one again: <code>{_text(card.again)}</code></p>")
    claim = f"{SIGNS[_word(outcome)]} {_text(card.line.item.claim)}"
    kind = "card fails" if _word(outcome) == "fails" else "card"
    return f'<details class="{kind}"><summary>{claim}</summary>{"".join(parts)}</details>'


def _shown(outcome: Outcome) -> Iterator[str]:
    """Yield the example, what happened on it, and what the program printed."""
    yield f"<p>{_text(happened(outcome))}</p>"
    drawn = [_example(name, table) for name, table in outcome.tables.items() if table]
    yield f'<div class="examples">{"".join(drawn)}</div>' if drawn else ""
    if others := values(outcome):
        yield f"<p>{'<br/>'.join(f'<code>{_text(text)}</code>' for text in others)}</p>"
    if message := told(outcome):
        yield f"<p><strong>What happened:</strong> {_text(message)}</p>"
    own, more = printed(outcome)
    if own:
        lines = "\n".join(map(_text, own))
        yield f"<p>Your program printed:</p><pre>{lines}</pre>"
    yield f"<p>{_text(more)}</p>" if more else ""


def _lines(lines: Iterable[str]) -> str:
    return f"<p>{'<br/>'.join(map(_text, lines))}</p>"


def _example(name: str, table: Sequence[Sequence[float]]) -> str:
    """Return a problem as a table, and as a picture where it has one or two features."""
    names = [*(f"x{place}" for place in range(1, len(table[0]))), "label"]
    head = "".join(f'<th scope="col">{column}</th>' for column in names)
    rows = (f"<td>{'</td><td>'.join(map(number, row))}</td>" for row in table[:ROWS])
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    more = f"<p>{more_than(ROWS, table)}</p>" if len(table) > ROWS else ""
    drawn = (
        f"<table><caption>{_text(name)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
    svg = picture(table, f"p{uuid4().hex[:12]}")
    words = f"<figcaption>{caption(table)}</figcaption>" if svg and caption(table) else ""
    figure = f"<figure>{svg}{words}</figure>" if svg else ""
    return f'<div class="example"><div>{drawn}{more}</div>{figure}</div>'
