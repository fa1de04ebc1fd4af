"""Stand-ins for modules that a submission imports and does not need to train.

Pictures and progress bars are left out whether or not their libraries are installed, so that a
grade does not depend on that. Any other missing module raises only when it is used.
"""

import ast
import re
from collections.abc import Iterator
from typing import Any

import numpy as np

DECORATIONS = {"matplotlib", "pylab", "seaborn", "plotly", "bokeh", "IPython", "tqdm", "rich"}
PASSED_ON = {"numba", "line_profiler", "memory_profiler"}  # decorators that only make it faster

SHOWS = re.compile(r"plot|draw|show|visual|anim|display|print")


class Silence:
    """Takes any call and gives itself back; iterates over nothing."""

    def __call__(self, *_: Any, **__: Any) -> "Silence":
        """Do nothing."""
        return self

    def __getattr__(self, name: str) -> Any:
        """Give silence for any name; two of it for subplots, which callers unpack."""
        if name.startswith("__"):
            raise AttributeError(name)
        return (lambda *_, **__: (Silence(), Silence())) if name == "subplots" else Silence()

    def __iter__(self) -> Iterator[Any]:
        """Iterate over nothing."""
        return iter(())

    def __getitem__(self, _: object) -> "Silence":
        """Give silence for any key."""
        return self

    def __enter__(self) -> "Silence":
        """Do nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing."""


class Bar(Silence):
    """A progress bar that shows nothing and hands its items on."""

    def __init__(self, items: Any = (), *_: Any, **options: Any) -> None:
        """Hold the items."""
        self.items = options.get("iterable", items)

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the items."""
        return iter(self.items)


class Bars(Silence):
    """The module tqdm: tqdm(items) and trange(n)."""

    def __call__(self, *arguments: Any, **options: Any) -> Bar:
        """Return a bar over items."""
        return Bar(*arguments, **options)

    def __getattr__(self, name: str) -> Any:
        """Return trange, or the module once more: tqdm.tqdm, tqdm.auto.tqdm."""
        if name == "trange":
            return lambda *arguments, **_: Bar(range(*arguments))
        return Bars() if name in {"tqdm", "auto", "notebook", "std"} else super().__getattr__(name)


class PassedOn(Silence):
    """A decorator, with or without arguments, that leaves its function as it is."""

    def __call__(self, *arguments: Any, **_: Any) -> Any:
        """Return the function, or the decorator once more."""
        return arguments[0] if len(arguments) == 1 and callable(arguments[0]) else self

    def __getattr__(self, name: str) -> Any:
        """Return the decorator under any name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self


class Absent(type):
    """The type of a missing module: its parts are classes that nothing is an instance of."""

    def __getattr__(cls, name: str) -> Any:
        """Return a missing part of a missing module."""
        if name.startswith("__"):
            raise AttributeError(name)
        if SHOWS.search(f"{cls.__name__}.{name}".lower()):
            return Silence()
        return Absent(f"{cls.__name__}.{name}", (), {})

    def __call__(cls, *_: Any, **__: Any) -> Any:
        """Raise: only now is it needed."""
        module = cls.__name__.partition(".")[0]
        raise ModuleNotFoundError(
            f"{cls.__name__} is used while training, but {module} is neither beside the file nor "
            "installed here",
            name=module,
        )


def is_decoration(statement: ast.Import | ast.ImportFrom) -> bool:
    """Say whether all that a statement imports only shows something."""
    if isinstance(statement, ast.ImportFrom):
        return not statement.level and _top(str(statement.module)) in DECORATIONS
    return all(_top(alias.name) in DECORATIONS for alias in statement.names)


def bind_stand_ins(statement: ast.Import | ast.ImportFrom, namespace: dict[str, Any]) -> set[str]:
    """Bind a stand-in to each name that a failed import would have; return the modules' names."""
    missing = set()
    for alias in statement.names:
        if isinstance(statement, ast.ImportFrom):
            module, part = statement.module or alias.name, alias.name
            value = getattr(_stand_in(module), part)
            if _top(module) == "pylab":  # which gives numpy's names beside the pictures
                value = getattr(np, part, None) or getattr(np.random, part, None) or value
            name = alias.asname or part
        else:
            module = alias.name
            value = _stand_in(module if alias.asname else _top(module))
            name = alias.asname or _top(module)
        if name != "*" and name not in namespace:
            namespace[name] = value
        missing.add(_top(module))
    return missing


def _top(module: str) -> str:
    return module.partition(".")[0]


def _stand_in(module: str) -> Any:
    top = _top(module)
    if top == "tqdm":
        return Bars()
    if top in DECORATIONS:
        return Silence()
    return PassedOn() if top in PASSED_ON else Absent(module, (), {})
