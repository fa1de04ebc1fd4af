"""Properties of every correct perceptron, one theme a module: Hypothesis tests to import.

Each takes `implementation`, a `perceptron.contract.Model`, as a pytest fixture or as an argument.
"""

import importlib
import pkgutil

from perceptron.contract import Property

__all__ = ["every_property", "theme_of"]


# Causes before effects: what predicts wrongly may learn nothing, what updates wrongly may not end.
CAUSES_FIRST = ("prediction", "inputs", "update", "symmetry", "convergence", "limits", "gates")


def every_property() -> dict[str, Property]:
    """Return all properties by name, in the order of the themes and of their modules."""
    found: dict[str, Property] = {}
    themes = sorted((theme.name for theme in pkgutil.iter_modules(__path__)), key=_place)
    for theme in themes:
        module = importlib.import_module(f"{__name__}.{theme}")
        for name, value in vars(module).items():
            if name.startswith("test_") and value.__module__ == module.__name__:
                if name in found:
                    raise ValueError(f"name={name!r}: two properties of this name; expected one")
                found[name] = value
    return found


def _place(theme: str) -> int:
    return CAUSES_FIRST.index(theme) if theme in CAUSES_FIRST else len(CAUSES_FIRST)


def theme_of(law: Property) -> str:
    """Return the theme that a property belongs to: the name of its module."""
    return law.__module__.rpartition(".")[2]
