"""Every ordinary source of randomness, started anew for each operation and put back after it."""

import contextlib
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

FIXED_SEED = 20_240_229
APART = 0x9E3779B9  # sets the unseeded generators of one operation far apart

_default_rng = np.random.default_rng
_RandomState = np.random.RandomState
_ours = np.random.MT19937()  # numpy's global functions draw from it while a submission runs


class Randomness(NamedTuple):
    """Whether the global generators were left alone, and whether any generator was used."""

    global_kept: bool
    drawn: bool


class Held(NamedTuple):
    """A generator that lives as long as the submission's module or class, and how it started."""

    generator: Any
    state: Any


@dataclass
class _Unseeded:
    """Where generators made without a seed start: each elsewhere, and all alike in the next run."""

    seed: int = 0
    made: int = 0

    def start(self, seed: Any) -> Any:
        self.made += 1
        return (self.seed + APART * self.made) % 2**32 if seed is None else seed


_unseeded = _Unseeded()


def _repeatable_rng(seed: Any = None) -> np.random.Generator:
    return _default_rng(_unseeded.start(seed))


class _RepeatableRandomState(np.random.RandomState):
    def __init__(self, seed: Any = None) -> None:
        super().__init__(_unseeded.start(seed))


class _RepeatableRandom(random.Random):
    def __init__(self, seed: Any = None) -> None:
        super().__init__(_unseeded.start(seed))


@contextlib.contextmanager
def fixed_randomness(entropy: int, held: Iterable[Held] = ()) -> Iterator[Callable[[], Randomness]]:
    """Start the global generators, every unseeded new one and the held ones; put all back after.

    Yields a function that says what has become of them by then.
    """
    before = random.getstate(), np.random.get_bit_generator()  # type: ignore[attr-defined]
    originals = np.random.default_rng, np.random.RandomState, random.Random
    _unseeded.seed, _unseeded.made = (FIXED_SEED + entropy) % 2**32, 0
    random.seed(_unseeded.seed)
    np.random.set_bit_generator(_ours)  # type: ignore[attr-defined]
    np.random.seed(_unseeded.seed)
    for generator, state in held:
        _put(generator, state)
    started = _global_state()
    np.random.default_rng = _repeatable_rng
    np.random.RandomState = _RepeatableRandomState  # type: ignore[misc]
    random.Random = _RepeatableRandom  # type: ignore[misc,assignment]
    try:
        yield lambda: _since(started, held)
    finally:
        np.random.default_rng, np.random.RandomState, random.Random = originals  # type: ignore[misc]
        random.setstate(before[0])
        np.random.seed(_unseeded.seed)  # forgets a normal number kept for the next call
        np.random.set_bit_generator(before[1])  # type: ignore[attr-defined]


def _since(started: tuple[Any, ...], held: Iterable[Held]) -> Randomness:
    kept = _global_state() == started
    used = any(_comparable(_state(each.generator)) != _comparable(each.state) for each in held)
    return Randomness(kept, used or _unseeded.made > 0 or not kept)


def _global_state() -> tuple[Any, ...]:
    state: Any = _ours.state["state"]
    return random.getstate(), state["pos"], state["key"].tobytes()


def held_generators(cls: type) -> tuple[Held, ...]:
    """Return the generators among a class's attributes and the globals of its functions."""
    spaces = [vars(base) for base in cls.__mro__]
    functions = [getattr(value, "__globals__", {}) for space in spaces for value in space.values()]
    values = [value for space in (*spaces, *functions) for value in [*space.values()]]
    kinds = (np.random.Generator, _RandomState, random.Random)
    found = {id(value): value for value in values if isinstance(value, kinds)}
    return tuple(Held(generator, _state(generator)) for generator in found.values())


def _state(generator: Any) -> Any:
    if isinstance(generator, np.random.Generator):
        return generator.bit_generator.state
    if isinstance(generator, _RandomState):
        return generator.get_state()
    return generator.getstate()


def _put(generator: Any, state: Any) -> None:
    if isinstance(generator, np.random.Generator):
        generator.bit_generator.state = state
    elif isinstance(generator, _RandomState):
        generator.set_state(state)
    else:
        generator.setstate(state)


def _comparable(state: Any) -> Any:
    """Return a state without arrays, whose == is no single answer."""
    if isinstance(state, dict):
        return {key: _comparable(value) for key, value in state.items()}
    if isinstance(state, tuple):
        return tuple(_comparable(value) for value in state)
    return state.tobytes() if isinstance(state, np.ndarray) else state
