"""What a submission was asked to do, as lines of plain Python that ask it again.

The lines need numpy and the student's own file, called `program`, and nothing of this package.
`show(what, value)` in them prints a value; what it printed when it was judged stands behind it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from types import ModuleType
from typing import Any

import numpy as np

MOST_LINES, LONGEST = 300, 2000  # of one property's script, and characters of a line
TOO_LONG = "# ... and so on: too much to be written down"


class Transcript:
    """Lines of Python, as they come."""

    def __init__(self, lines: list[str]) -> None:
        """Add to these lines."""
        self.lines = lines
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []  # what is named stays, so that no other value gets its id
        self._counts: dict[str, int] = {}

    def line(self, text: str) -> None:
        """Add a line, as long as there is room."""
        if len(self.lines) < MOST_LINES:
            self.lines.append(text if len(text) < LONGEST else TOO_LONG)

    def name(self, value: Any, name: str) -> str:
        """Let a value be called that from here on, and its parts by their places in it."""
        self._names[id(value)] = name
        self._kept.append(value)
        parts: Iterator[tuple[Any, Any]] = iter(())
        if isinstance(value, list | tuple) and len(value) <= MOST_LINES:
            parts = enumerate(value)
        elif isinstance(value, dict):
            parts = iter(value.items())
        for key, part in parts:
            if isinstance(part, np.ndarray | list | dict) or hasattr(part, "__dict__"):
                self._names[id(part)] = f"{name}[{key!r}]"
                self._kept.append(part)
        return name

    def new(self, kind: str) -> str:
        """Return a name of a kind that none has had: model, model2, model3."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return kind if self._counts[kind] == 1 else f"{kind}{self._counts[kind]}"

    def named(self, value: Any, kind: str) -> str:
        """Return the name of a value, for an array or a list after a line that makes it."""
        if id(value) in self._names:
            return self._names[id(value)]
        if not isinstance(value, np.ndarray | list) or len(value) == 0:
            return self.written(value)
        name = self.new(kind)
        self.line(f"{name} = {self.written(value)}")
        self._names[id(value)] = name
        self._kept.append(value)
        return name

    def written(self, value: Any) -> str:
        """Return an expression for a value: exact numbers, or the name that it goes by."""
        if id(value) in self._names and not isinstance(value, int | float | str | bool):
            return self._names[id(value)]
        if isinstance(value, np.ndarray):
            return _array(value)
        if isinstance(value, np.generic):
            return self.written(value.item())
        if isinstance(value, list):
            return f"[{', '.join(map(self.written, value))}]"
        if isinstance(value, tuple):
            inner = ", ".join(map(self.written, value))
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        if isinstance(value, dict):
            pairs = (f"{self.written(k)}: {self.written(v)}" for k, v in value.items())
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, ModuleType):
            return "program"
        if callable(value):
            return "step"  # an activation is the one function that is ever handed in
        return repr(value)

    def called(self, target: str, given: Sequence[Any], named: Mapping[str, Any]) -> str:
        """Return the expression of a call, after lines that make the arrays handed in."""
        kinds = ["rows", "labels", "values"] if len(given) > 1 else ["data"]
        words = [
            self.named(value, kinds[min(place, len(kinds) - 1)])
            for place, value in enumerate(given)
        ]
        words += [f"{name}={self.named(value, name)}" for name, value in named.items()]
        return f"{target}({', '.join(words)})"

    def take(self, returned: Any) -> None:
        """Let the last line's call give its result a name."""
        name = self.new("result")
        if self.lines:
            self.lines[-1] = f"{name} = {self.lines[-1]}"
        self.name(returned, name)

    def asked(
        self,
        target: str,
        given: Sequence[Any],
        named: Mapping[str, Any],
        question: Any,
        one_by_one: Sequence[Any] | None,
    ) -> None:
        """Add the line that asks for labels, as `answers`: of all at once, or one after another."""
        if one_by_one is None:
            self.line(f"answers = {self.called(target, given, named)}")
            return
        points = ", ".join(map(self.written, one_by_one))
        if isinstance(question, tuple):
            call = f"{target}(*x)"
        else:
            before = self._names.get(id(question))
            self._names[id(question)] = "x"
            call = self.called(target, given, named)
            del self._names[id(question)]
            if before is not None:
                self._names[id(question)] = before
        self.line(f"points = [{points}]")
        self.line(f"answers = [{call} for x in points]")

    def show(self, what: str, expression: str, value: Any) -> None:
        """Add a line that prints a value, with what it prints now behind it."""
        self.line(f"show({what!r}, {expression})  # {printed(what, value)}")

    def show_place(self, what: str, name: str, value: Any, place: Sequence[str]) -> None:
        """Add a line that prints what stands at a place in a named value."""
        for step in place:
            if isinstance(value, dict):
                name, value = f"{name}[{step!r}]", value.get(step)
            elif isinstance(value, tuple | list | np.ndarray):
                name, value = f"{name}[{step}]", value[int(step)]
            else:
                name, value = f"{name}.{step}", getattr(value, step, None)
        self.show(what, name, value)

    def show_data(self, calls: Sequence[Any]) -> None:
        """Add lines that print the arrays and lists that were handed in, as they are by now."""
        for value in leaves([*calls], self._names):
            self.show(f"{self._names[id(value)]} by now", self._names[id(value)], value)

    def overwritten(self, calls: Sequence[Any]) -> None:
        """Add lines that give them the values that they have by now."""
        for value in leaves([*calls], self._names):
            name = self._names[id(value)]
            plain = value.tolist() if isinstance(value, np.ndarray) else value
            self.line(f"{name}[:] = {plain!r}")

    @contextmanager
    def repeated(self, times: int) -> Iterator[list[int]]:
        """Write equal rounds as one loop; the body appends where each of its rounds begins."""
        starts: list[int] = []
        yield starts
        bounds = [*starts, len(self.lines)]
        rounds = [self.lines[a:b] for a, b in pairwise(bounds)]
        equal = len(rounds) == times > 1 and rounds[0] and all(r == rounds[0] for r in rounds)
        if equal:
            self.lines[starts[0] :] = [
                f"for _ in range({times}):",
                *(f"    {line}" for line in rounds[0]),
            ]


def leaves(value: Any, names: Mapping[int, str]) -> Iterator[Any]:
    """Yield the named arrays and lists within lists and tuples."""
    if id(value) in names:
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each, names)


def _array(value: Any) -> str:
    kind = "" if value.dtype in (np.float64, np.int64) else f", dtype=np.{value.dtype.name}"
    if value.dtype.kind not in "iuf":
        kind = "" if value.dtype.kind in "US" else ", dtype=object"
    text = f"np.array({value.tolist()!r}{kind})"
    if not value.flags.writeable:
        return f"read_only({text})"
    return f"np.asfortranarray({text})" if np.isfortran(value) else text


def printed(what: str, value: Any) -> str:
    """Return what `show` prints: the numbers, to the digit, as Python writes them."""
    try:
        value = value.tolist() if hasattr(value, "tolist") else value
        value = [v.tolist() if hasattr(v, "tolist") else v for v in value]
    except TypeError:
        pass
    return f"{what}: {value}"
