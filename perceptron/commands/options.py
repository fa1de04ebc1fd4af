"""Options that commands share: a wrong one is told with what to write in its place."""

import contextlib
from argparse import _ActionsContainer
from importlib.util import find_spec
from pathlib import Path

from perceptron.samples import shown


class OptionError(ValueError):
    """An option that cannot be; the message is one line, name=value: what was expected."""


def whole(name: str, text: str, low: int, high: int, advice: str) -> int:
    """Return the whole number that an option gives, from low to high; OptionError on any other."""
    if text.isdecimal() and text.isascii() and len(text) <= 20 and low <= int(text) <= high:
        return int(text)
    expected = f"expected a whole number from {low:,} to {high:,}; {advice}"
    raise OptionError(f"{name}={shown(text)}: {expected}")


def check_pictures(name: str, value: object) -> None:
    """Raise OptionError where an option asks for a picture and nothing is there to draw it."""
    if find_spec("matplotlib") is None:
        needed = "needs the extra `plot`: pip install 'perceptron-properties[plot]'"
        raise OptionError(f"{name}={value}: {needed}")
    load_matplotlib()


def load_matplotlib() -> None:
    """Import matplotlib where it is installed; not from here, where it obeys a matplotlibrc."""
    nothing_there = contextlib.suppress(ImportError, FileNotFoundError)  # here may be gone
    with nothing_there, contextlib.chdir(Path(__file__).parent):
        import matplotlib  # noqa: F401


def without_extra(command: str, extra: str, *modules: str) -> str | None:
    """Return what to install where a module that a command needs is missing; None for nothing."""
    if all(find_spec(module) is not None for module in modules):
        return None
    needed = f"needs the extra `{extra}`: pip install 'perceptron-properties[{extra}]'"
    return f"perceptron {command}: {needed}"


def add_file_options(parser: _ActionsContainer) -> None:
    """Add the options of a file of labelled rows: see `samples.read_csv`."""
    parser.add_argument("--label", metavar="COLUMN", help="name or number of the labels' column")
    parser.add_argument(
        "--header",
        choices=("yes", "no"),
        help="if the first line names the columns, where in doubt",
    )
    several = parser.add_mutually_exclusive_group()
    several.add_argument(
        "--pair", nargs=2, metavar=("A", "B"), default=(), help="two labels of more"
    )
    several.add_argument("--against-rest", metavar="LABEL", help="one label, and all others as one")
