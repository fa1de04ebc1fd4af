"""Properties of every correct perceptron, one theme a module: Hypothesis tests to import.

Each takes `implementation`, a `perceptron.contract.Model`, as a pytest fixture or as an argument.
"""

import importlib
import pkgutil

from perceptron.contract import Property

__all__ = ["every_property", "theme_of"]


def every_property() -> dict[str, Property]:
    """Return all properties by name, in the order of the themes and of their modules."""
    found: dict[str, Property] = {}
    for theme in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{theme.name}")
        for name, value in vars(module).items():
            if name.startswith("test_") and value.__module__ == module.__name__:
                if name in found:
                    raise ValueError(f"name={name!r}: two properties of this name; expected one")
                found[name] = value
    return found


def theme_of(law: Property) -> str:
    """Return the theme that a property belongs to: the name of its module."""
    return law.__module__.rpartition(".")[2]
