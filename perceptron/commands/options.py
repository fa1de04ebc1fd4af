"""Options of the commands for students: a wrong one is told with what to write in its place."""

from importlib.util import find_spec

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
