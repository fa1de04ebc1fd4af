"""A reference perceptron, properties that hold for every correct one, and exact separability.

Names arrive on first use, so that a process which judges nothing, such as a submission's, holds
neither the reference nor a verdict.
"""

from importlib import import_module  # and no more: see commands.safe_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from perceptron.certificates import decide
    from perceptron.notebook import check
    from perceptron.problems import Problem
    from perceptron.reference import Perceptron, step

__all__ = ["Perceptron", "Problem", "check", "decide", "step"]
__version__ = "0.1.0"

_HOMES = {"decide": "certificates", "Problem": "problems", "Perceptron": "reference"}
_HOMES["check"] = "notebook"
_HOMES["step"] = _HOMES["Perceptron"]


def __getattr__(name: str) -> object:
    """Return a name of the package from the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'perceptron' has no attribute {name!r}")
    return getattr(import_module(f"perceptron.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the package's names."""
    return sorted([*globals(), *_HOMES])
