"""What `import` does in a submission's own modules, at their top and inside their functions."""

import builtins
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from perceptron.loading.stand_ins import DECORATIONS, Partly, absent

OLD_NUMPY = {
    "float": "float64",
    "float_": "float64",
    "int": "int64",
    "bool": "bool_",
    "object": "object_",
    "complex": "complex128",
    "complex_": "complex128",
    "mat": "asmatrix",
    "asfarray": "asarray",
    "Inf": "inf",
    "Infinity": "inf",
    "infty": "inf",
    "NaN": "nan",
    "NAN": "nan",
    "product": "prod",
    "alltrue": "all",
    "sometrue": "any",
    "row_stack": "vstack",
    "in1d": "isin",
    "round_": "round",
}


def successor(name: str) -> str | None:
    """Return what took the place of a name that this numpy no longer has."""
    return None if name in vars(np) else OLD_NUMPY.get(name)


@dataclass
class Imports:
    """Imports for one module: pictures and bars are stood in for, and so is what is missing.

    `lenient` while its top is run, where a module that is not there may not be needed at all; not
    inside of a try, which has its own answer to that, and not inside of a function.
    """

    lenient: bool = False
    absent: set[str] = field(default_factory=set)
    decorations: set[str] = field(default_factory=set)
    old_names: set[str] = field(default_factory=set)

    def builtins(self) -> dict[str, Any]:
        """Return the builtins of a module, with these imports."""
        return {**vars(builtins), "__import__": self.find}

    def find(
        self,
        name: str,
        space: Mapping[str, Any] | None = None,
        local: Mapping[str, Any] | None = None,
        parts: Sequence[str] = (),
        level: int = 0,
    ) -> Any:
        """Do what __import__ does."""
        top = name.partition(".")[0]
        if not level and top in DECORATIONS:
            self.decorations.add(top)
            return self._part_of(absent(top), name, parts)
        try:
            module = __import__(name, space, local, parts, level)
        except ModuleNotFoundError as error:
            if not self.lenient:
                raise
            missing_name = top if level else str(error.name or name).partition(".")[0]
            self.absent.add(missing_name)
            return self._part_of(absent(missing_name), name, parts)
        missing = [part for part in parts or () if part != "*" and not hasattr(module, part)]
        return self._completed(module, name, missing) if missing else module

    def _part_of(self, stand_in: Any, name: str, parts: Sequence[str]) -> Any:
        """Return what __import__ does: with parts the module of the whole name, else its first."""
        for part in name.split(".")[1:] if parts else ():
            stand_in = getattr(stand_in, part)
        return stand_in

    def _completed(self, module: ModuleType, name: str, missing: list[str]) -> ModuleType:
        """Return a module with what it lacks: numpy's old names, or stand-ins."""
        others: dict[str, Any] = {}
        for part in missing:
            new = successor(part) if module is np else None
            if new is not None:
                self.old_names.add(f"numpy.{part}")
                others[part] = getattr(np, new)
            elif self.lenient:
                self.absent.add(name.partition(".")[0] or part)
                others[part] = getattr(absent(name), part) if name else absent(part)
        return Partly(module, others)
