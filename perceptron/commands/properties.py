"""`perceptron properties` prints the catalogue: what is claimed of every correct perceptron."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from textwrap import wrap

from perceptron.catalogue import Entry, catalogue
from perceptron.contract import CAPABILITIES
from perceptron.toml_tables import expected_one_of

WIDTH = 100
EXTRA = " (takes no mark unless it is asked for)"


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="perceptron properties",
        description="Print the properties: claim, source, needs, and an example of a bug caught.",
    )
    parser.add_argument("NAME", nargs="*", help="a theme or a property; all, if left out")
    wanted = parser.parse_args(arguments).NAME
    entries = catalogue()
    known = dict.fromkeys([*(entry.theme for entry in entries), *(entry.name for entry in entries)])
    for name in wanted:
        if name not in known:
            told = f"NAME={name!r}: {expected_one_of(name, known)}"
            print(f"perceptron properties: {told}", file=sys.stderr)
            return 2
    chosen = [e for e in entries if not wanted or {e.name, e.theme} & {*wanted}]
    print("\n".join(_lines(chosen)))
    return 0


def _lines(entries: list[Entry]) -> Iterator[str]:
    """Yield the entries under their themes, and what the names of their needs mean."""
    for theme in dict.fromkeys(entry.theme for entry in entries):
        yield theme
        for entry in (entry for entry in entries if entry.theme == theme):
            yield f"  {entry.name}"
            yield from _text("", entry.claim)
            yield from _text("why", entry.why)
            yield from _text("needs", ", ".join(entry.needs) + EXTRA * (not entry.counts))
            yield from _text("catches", f"{entry.bug} ({entry.example}.py)")
        yield ""
    yield "What they need"
    for name in _in_order(need for entry in entries for need in entry.needs):
        yield f"  {name:14}  {CAPABILITIES[name]}"


def _in_order(names: Iterable[str]) -> list[str]:
    found = {*names}
    return [name for name in CAPABILITIES if name in found]


def _text(topic: str, text: str) -> Iterator[str]:
    head = f"    {topic:7}  " if topic else "    "
    yield from wrap(text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
