"""A quiet, repeatable place for a submission's calls: fixed randomness, kept output, limited time.

It protects results against accidents, not the judge against attacks: trusted code only.
"""

import contextlib
import io
import linecache
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from types import FrameType

from perceptron.contract import OutOfTimeError, SubmissionError
from perceptron.randomness import Held, Randomness, fixed_randomness

LOADING_SECONDS = 60.0  # importing a large library on a cold disk
OUTPUT = 2000  # characters kept of what one operation prints
CPU_SECONDS = 5.0  # what one operation may take: the slowest honest ones seen need under 1 s


class OutOfTime(BaseException):
    """Raised inside a submission that computes for too long; not an Exception, so seldom caught."""


@contextlib.contextmanager
def limited_time(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the body after that much CPU time, where the system has such a clock."""
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    previous, tracer = signal.signal(signal.SIGVTALRM, stop), sys.gettrace()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)
        if sys.gettrace() is not tracer:  # raised inside a tracer, OutOfTime switches it off
            sys.settrace(tracer)


def own_lines(error: BaseException, files: tuple[str, ...]) -> str:
    """Return the last place in the submission's own files that an error passed through."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename in files]
    if not frames:
        return ""
    last = frames[-1]
    source = linecache.getline(last.filename, last.lineno or 0).strip()
    return f" (line {last.lineno}, in {last.name}: {source})"


def printable(text: str, most: int = 300) -> str:
    """Return text without control or direction characters, cut to a length."""
    kept = "".join(c if c.isprintable() else " " for c in text)
    return kept if len(kept) <= most else kept[: most - 3] + "..."


class Kept(io.TextIOBase):
    """Takes all that is printed, and keeps the beginning."""

    def __init__(self, most: int = OUTPUT) -> None:
        """Keep so many characters."""
        self.most = most
        self.text = ""

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep what there is room for; TypeError where it is no text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if len(self.text) < self.most:
            self.text += text[: self.most - len(self.text)]
        return len(text)


@contextlib.contextmanager
def _nothing_to_read() -> Iterator[None]:
    """Let input() raise EOFError in the body, and not wait for anybody."""
    before, sys.stdin = sys.stdin, io.StringIO()
    try:
        yield
    finally:
        sys.stdin = before


@contextlib.contextmanager
def guarded(
    files: tuple[str, ...] = (),
    *,
    entropy: int = 0,
    held: tuple[Held, ...] = (),
    seconds: float | None = None,
    output: Kept | None = None,
) -> Iterator[Callable[[], Randomness]]:
    """Run a submission's calls: what they print is `output`, what they raise is their error."""
    printed = output or Kept()
    with (
        fixed_randomness(entropy, held) as randomness,
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        _nothing_to_read(),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        try:
            with limited_time(seconds or CPU_SECONDS):
                yield randomness
        except SubmissionError:
            raise
        except OutOfTime:
            raise OutOfTimeError(
                f"no answer within {seconds or CPU_SECONDS:g} s of computing"
            ) from None
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # SystemExit, and what test frameworks skip or stop with
            message = f"{type(error).__name__}: {error}{own_lines(error, files)}"
            raise SubmissionError(printable(message)) from None
