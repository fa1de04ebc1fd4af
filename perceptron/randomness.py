"""Every ordinary source of randomness, started anew for each operation and put back after it."""

import contextlib
import os
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import shake_128
from typing import Any, NamedTuple

import numpy as np
from numpy.random import bit_generator

FIXED_SEED = 20_240_229
APART = 0x9E3779B9  # sets the unseeded generators of one operation far apart

_default_rng = np.random.default_rng
_RandomState = np.random.RandomState
_seed, _global_seed = random.Random.seed, random.seed
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
class _Made:
    """How many generators were made, and where those without a seed start.

    Each starts elsewhere, and all start alike in the next run.
    """

    seed: int = 0
    unseeded: int = 0
    any: bool = False

    def entropy(self, bits: int) -> int:
        self.unseeded, self.any = self.unseeded + 1, True
        return (self.seed + APART * self.unseeded) * APART & ((1 << bits) - 1)

    def bytes(self, count: int) -> bytes:
        self.unseeded, self.any = self.unseeded + 1, True
        return shake_128(b"%d %d" % (self.seed, self.unseeded)).digest(count)


_made = _Made()


def _counted_rng(seed: Any = None) -> np.random.Generator:
    _made.any = True
    return _default_rng(seed)


class _AnyRandomState(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _RandomState)


class _CountedRandomState(_RandomState, metaclass=_AnyRandomState):
    def __init__(self, seed: Any = None) -> None:
        _made.any = True
        super().__init__(seed)


def _counted_seed(self: random.Random, a: Any = None, version: int = 2) -> None:
    _made.any = True
    _seed(self, _made.entropy(128) if a is None else a, version)


def _counted_global_seed(a: Any = None, version: int = 2) -> None:
    _global_seed(_made.entropy(128) if a is None else a, version)


@contextlib.contextmanager
def fixed_randomness(entropy: int, held: Iterable[Held] = ()) -> Iterator[Callable[[], Randomness]]:
    """Start the global generators, every unseeded new one and the held ones; put all back after.

    Yields a function that says what has become of them by then.
    """
    before = random.getstate(), np.random.get_bit_generator()  # type: ignore[attr-defined]
    start = (FIXED_SEED + entropy) % 2**32
    random.seed(start)
    np.random.set_bit_generator(_ours)  # type: ignore[attr-defined]
    np.random.seed(start)
    for generator, state in held:
        _put(generator, state)
    started = _global_state()
    _made.seed, _made.unseeded, _made.any = start, 0, False
    # Where numpy's generators of all kinds get their entropy, whoever makes them, and SystemRandom.
    randbits, urandom = bit_generator.randbits, os.urandom  # type: ignore[attr-defined]
    os.urandom = random._urandom = _made.bytes  # type: ignore[attr-defined]
    bit_generator.randbits = _made.entropy  # type: ignore[attr-defined]
    np.random.default_rng, np.random.RandomState = _counted_rng, _CountedRandomState  # type: ignore[misc]
    random.Random.seed, random.seed = _counted_seed, _counted_global_seed  # type: ignore[method-assign]
    try:
        yield lambda: _since(started, held)
    finally:
        bit_generator.randbits = randbits  # type: ignore[attr-defined]
        os.urandom = random._urandom = urandom  # type: ignore[attr-defined]
        np.random.default_rng, np.random.RandomState = _default_rng, _RandomState  # type: ignore[misc]
        random.Random.seed, random.seed = _seed, _global_seed  # type: ignore[method-assign]
        random.setstate(before[0])
        np.random.seed(start)  # forgets a normal number kept for the next call
        np.random.set_bit_generator(before[1])  # type: ignore[attr-defined]


def seeding(entropy: int) -> list[str]:
    """Return lines that start the global generators as `fixed_randomness` does."""
    start = (FIXED_SEED + entropy) % 2**32
    return [f"random.seed({start})", f"np.random.seed({start})"]


def _since(started: tuple[Any, ...], held: Iterable[Held]) -> Randomness:
    kept = _global_state() == started
    used = any(_comparable(_state(each.generator)) != _comparable(each.state) for each in held)
    return Randomness(kept, used or _made.any or not kept)


def _global_state() -> tuple[Any, ...]:
    state: Any = _ours.state["state"]
    return random.getstate(), state["pos"], state["key"].tobytes()


def held_generators(cls: type) -> tuple[Held, ...]:
    """Return the generators among a class's attributes and the globals of its functions."""
    spaces = [vars(base) for base in cls.__mro__]
    functions = [getattr(value, "__globals__", {}) for space in spaces for value in space.values()]
    values = [value for space in (*spaces, *functions) for value in [*space.values()]]
    kinds = (np.random.Generator, _RandomState, random.Random)
    stateless = random.SystemRandom  # it starts anew by itself, as what it draws from does
    held = (v for v in values if isinstance(v, kinds) and not isinstance(v, stateless))
    found = {id(generator): generator for generator in held}
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
