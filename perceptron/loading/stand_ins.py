"""Stand-ins for modules that a submission imports and does not need to train.

Pictures and progress bars are left out whether or not their libraries are installed, so that a
grade does not depend on that. Any other missing module raises only when it is used.
"""

import opcode
import re
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np

DECORATIONS = {"matplotlib", "pylab", "seaborn", "plotly", "bokeh", "IPython", "tqdm", "rich"}
PASSED_ON = {"numba", "line_profiler", "memory_profiler"}  # decorators that only make it faster
SHOWS = re.compile(r"plot|draw|show|visual|anim|display|print")
BARS = {"tqdm", "tqdm_notebook", "track", "auto", "notebook", "std"}
OPERATORS = ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "lt", "gt", "neg")
UNPACK = opcode.opmap["UNPACK_SEQUENCE"]


class Silence:
    """Takes any call and gives itself back."""

    def __call__(self, *_: Any, **__: Any) -> Any:
        """Do nothing."""
        return self

    def __getattr__(self, name: str) -> Any:
        """Give silence for any name, and what hands its items on for a progress bar."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name in {"trange", "prange"}:
            return lambda *arguments, **_: Bar(range(*arguments))
        return Bars() if name in BARS else Silence()

    def __iter__(self) -> Iterator[Any]:
        """Iterate over nothing, or unpack to as many as the caller has names for."""
        caller = sys._getframe(1)
        code, at = caller.f_code.co_code, caller.f_lasti
        return iter([Silence() for _ in range(code[at + 1] if code[at] == UNPACK else 0)])

    def __getitem__(self, _: object) -> "Silence":
        """Give silence for any key."""
        return self

    def __enter__(self) -> "Silence":
        """Do nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing."""


for _operator in OPERATORS:
    setattr(Silence, f"__{_operator}__", lambda self, *_: self)


class Bar(Silence):
    """A progress bar that shows nothing and hands its items on."""

    def __init__(self, items: Any = (), *_: Any, **options: Any) -> None:
        """Hold the items."""
        self.items = options.get("iterable", items)

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the items."""
        return iter(self.items)


class Bars(Silence):
    """The module tqdm and its functions: tqdm(items), trange(n)."""

    def __call__(self, *arguments: Any, **options: Any) -> Bar:
        """Return a bar over items."""
        return Bar(*arguments, **options)


class PassedOn(Silence):
    """A decorator, with or without arguments, that leaves its function as it is."""

    def __call__(self, *arguments: Any, **_: Any) -> Any:
        """Return the function, or the decorator once more."""
        return arguments[0] if len(arguments) == 1 and callable(arguments[0]) else self

    def __getattr__(self, name: str) -> Any:
        """Return the decorator under any name, but prange is range."""
        if name.startswith("__"):
            raise AttributeError(name)
        return range if name == "prange" else self


class Pylab(Silence):
    """pylab: the names of numpy beside the pictures."""

    __all__ = (
        *(n for n in (*vars(np), *vars(np.random)) if n[0] != "_" and n != "test"),
        *("plot", "show", "figure", "scatter", "title", "xlabel", "ylabel", "axis", "grid", "norm"),
        *("legend", "subplot", "subplots", "savefig", "xlim", "ylim", "draw", "pause", "close"),
    )

    def __getattr__(self, name: str) -> Any:
        """Return what numpy has under the name, else silence."""
        for library in (np, np.random, np.linalg):
            if name[0] != "_" and name in vars(library):
                return vars(library)[name]
        return super().__getattr__(name)


class Absent(type):
    """The type of a missing module: its parts are classes that nothing is an instance of."""

    missing: str

    def __getattr__(cls, name: str) -> Any:
        """Return a missing part of a missing module; what only shows something is silent."""
        if name.startswith("__"):
            raise AttributeError(name)
        if SHOWS.search(f"{cls.__name__}.{name}".lower()):
            return Silence()
        return Absent(f"{cls.__name__}.{name}", (), {"missing": cls.missing})

    def __getitem__(cls, _: object) -> "Absent":
        """Return the class: NDArray[float] as an annotation."""
        return cls

    def __call__(cls, *_: Any, **__: Any) -> Any:
        """Raise: only now is it needed."""
        raise ModuleNotFoundError(
            f"{cls.__name__} is used while training, but {cls.missing} is neither beside the file "
            "nor installed here",
            name=cls.missing,
        )


class Partly(ModuleType):
    """A module of which some names are missing: those it has, and stand-ins for the others."""

    def __init__(self, module: ModuleType, others: dict[str, Any]) -> None:
        """Hold both."""
        super().__init__(module.__name__)
        vars(self).update(vars(module) | others)


def absent(module: str) -> Any:
    """Return the stand-in for a missing module, by its name's first part."""
    top = module.partition(".")[0]
    if top == "pylab":
        return Pylab()
    if top in DECORATIONS:
        return Bars() if top == "tqdm" else Silence()
    return PassedOn() if top in PASSED_ON else Absent(top, (), {"missing": top})
