"""A quiet, repeatable place for a submission's calls: fixed randomness, kept output, limited time.

It protects results against accidents, not the judge against attacks: trusted code only.
"""

import contextlib
import io
import linecache
import random
import signal
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any, NamedTuple

import numpy as np

from perceptron.contract import OutOfTimeError, SubmissionError

LOADING_SECONDS = 60.0  # importing a large library on a cold disk
CPU_SECONDS = 5.0  # what one operation may take: the slowest honest ones seen need under 1 s
FIXED_SEED = 20_240_229


class Randomness(NamedTuple):
    """Whether the global generators were left alone, and whether any generator was used."""

    global_kept: bool
    drawn: bool


class OutOfTime(BaseException):
    """Raised inside a submission that computes for too long; not an Exception, so seldom caught."""


@dataclass
class _Unseeded:
    """Where generators made without a seed start, and whether any generator was made."""

    seed: int = 0
    drawn: bool = False

    def start(self, seed: Any) -> Any:
        self.drawn = True
        return self.seed if seed is None else seed


_unseeded = _Unseeded()
_default_rng = np.random.default_rng


def _repeatable_rng(seed: Any = None) -> np.random.Generator:
    return _default_rng(_unseeded.start(seed))


class _RepeatableRandomState(np.random.RandomState):
    def __init__(self, seed: Any = None) -> None:
        super().__init__(_unseeded.start(seed))


class _RepeatableRandom(random.Random):
    def __init__(self, seed: Any = None) -> None:
        super().__init__(_unseeded.start(seed))


@contextlib.contextmanager
def fixed_randomness(entropy: int) -> Iterator[Callable[[], Randomness]]:
    """Seed both global generators and every unseeded new one; put all back afterwards.

    Yields a function that says what has become of them by then.
    """
    before = random.getstate(), np.random.get_state(legacy=True)
    originals = np.random.default_rng, np.random.RandomState, random.Random
    _unseeded.seed, _unseeded.drawn = (FIXED_SEED + entropy) % 2**32, False
    random.seed(_unseeded.seed)
    np.random.seed(_unseeded.seed)
    started = _global_state()
    np.random.default_rng = _repeatable_rng
    np.random.RandomState = _RepeatableRandomState  # type: ignore[misc]
    random.Random = _RepeatableRandom  # type: ignore[misc,assignment]
    try:
        yield lambda: _since(started)
    finally:
        np.random.default_rng, np.random.RandomState, random.Random = originals  # type: ignore[misc]
        random.setstate(before[0])
        np.random.set_state(before[1])


def _since(started: tuple[Any, ...]) -> Randomness:
    kept = _global_state() == started
    return Randomness(kept, _unseeded.drawn or not kept)


def _global_state() -> tuple[Any, ...]:
    state: Any = np.random.get_state(legacy=True)
    return random.getstate(), state[1].tobytes(), *state[2:]


@contextlib.contextmanager
def limited_time(seconds: float = CPU_SECONDS) -> Iterator[None]:
    """Raise OutOfTime in the body after that much CPU time, where the system has such a clock."""
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


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


@contextlib.contextmanager
def guarded(
    files: tuple[str, ...] = (), *, entropy: int = 0, seconds: float = CPU_SECONDS
) -> Iterator[Callable[[], Randomness]]:
    """Run a submission's calls: what they print is kept away, what they raise is their error."""
    silence = io.StringIO()
    with (
        fixed_randomness(entropy) as randomness,
        contextlib.redirect_stdout(silence),
        contextlib.redirect_stderr(silence),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        try:
            with limited_time(seconds):
                yield randomness
        except SubmissionError:
            raise
        except OutOfTime:
            raise OutOfTimeError(f"no answer within {seconds:.0f} s of computing") from None
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # SystemExit, and what test frameworks skip or stop with
            message = f"{type(error).__name__}: {error}{own_lines(error, files)}"
            raise SubmissionError(printable(message)) from None
