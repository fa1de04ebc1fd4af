"""A graded class as one page of HTML that needs nothing else: no network, no other file.

Whatever a submission says is escaped, and the page's policy allows no script and no style but ours.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from perceptron.contract import CAPABILITIES
from perceptron.guard import printable
from perceptron.marks import Gradings, shown
from perceptron.reports.glance import glance, to_teach
from perceptron.reports.pictures import (
    HEIGHTS,
    WIDTH,
    Rows,
    caption,
    described,
    frozen,
    picture,
)
from perceptron.reports.script import script_of
from perceptron.reports.sections import section

HERE = Path(__file__).parent
LONGEST = 2000  # characters of one text; a table or an error's message may be endless
MOST_PICTURES = 400  # different ones, the most frequent first: each is about 3 KB and 20 ms
MOST_LINES = 12  # of what the program printed


def page(gradings: Gradings, pictures: bool = True) -> str:
    """Return a complete HTML document about a class; the same one for the same gradings."""
    environment = _environment()
    names = _named(gradings) if pictures else {}
    return environment.get_template("page.html.jinja").render(
        plan=gradings.plan,
        glance=glance(gradings),
        taught=to_teach(gradings),
        sections=[section(k, each) for k, each in enumerate(gradings.submissions, 1)],
        pictures=names,
        files={each.name: each.file for each in gradings.submissions},
        style=_own("page.css"),
        script=_own("page.js"),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,  # sees all that is put into the page, so nothing can be forgotten
    )
    environment.filters |= {
        "breakable": _breakable,
        "points": shown,
        "moment": _moment,
        "fingerprint": _fingerprint,
        "ranges": _ranges,
        "rows": frozen,
        "number": _number,
    }
    environment.globals |= {
        "CAPABILITIES": CAPABILITIES,
        "FIRST": 8,
        "HEIGHTS": HEIGHTS,
        "MOST_LINES": MOST_LINES,
        "MOST_PICTURES": MOST_PICTURES,
        "caption": caption,
        "described": described,
        "WIDTH": WIDTH,
        "picture": picture,
        "script_of": script_of,
    }
    return environment


def _clean(value: Any) -> Any:
    """Return a text without control and direction characters, and no longer than one can read."""
    if isinstance(value, Markup):
        return value
    return printable(value, LONGEST) if isinstance(value, str) else value


def _breakable(name: str) -> Markup:
    """Return a name that a narrow line breaks after an underscore only."""
    return Markup("_<wbr>").join(printable(name, LONGEST).split("_"))  # escapes what it joins


def _own(name: str) -> Markup:
    """Return a file of ours, in which nothing of a submission stands."""
    return Markup((HERE / name).read_text(encoding="utf-8"))  # noqa: S704


def _fingerprint(text: str) -> str:
    """Return how a content security policy names the script or style with this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _named(gradings: Gradings) -> dict[Rows, str]:
    """Return the name of each table's picture: equal tables have one, and are drawn once."""
    counted = Counter(
        frozen(table)
        for graded in gradings.submissions
        for line in graded.lines
        for table in line.outcome.tables.values()
    )
    drawable = (rows for rows, _ in counted.most_common() if picture(rows))
    return {rows: f"picture-{k}" for k, rows in enumerate(islice(drawable, MOST_PICTURES), 1)}


def _number(value: float) -> str:
    """Return a number as it is written in a table: whole ones without a point."""
    text = str(int(value)) if float(value).is_integer() else repr(value)
    return text.replace("-", "\N{MINUS SIGN}", 1) if value < 0 else text


def _moment(text: str) -> str:
    """Return a moment as people read it, or the text where it is none."""
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
        return f"{moment:%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError):
        return text


def _ranges(numbers: Sequence[int]) -> str:
    """Return line numbers, neighbours joined: 3, 7-9."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in parts)
