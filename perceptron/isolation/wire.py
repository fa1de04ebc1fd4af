"""Frames between the judge and a worker: requests are pickled, replies believed in nothing.

A reply has a header of fixed size and then numbers, all as float64, and texts. How many numbers an
answer has follows from what was asked: any other frame is no answer, and nothing of it is read.
"""

import pickle
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np

HEADER = struct.Struct("<IBIIII")  # sequence number, kind, lengths: numbers, text, printed, memory
LENGTH = struct.Struct("<I")  # before a request
MOST_TEXT, MOST_PRINTED, MOST_MEMORY = 1 << 16, 1 << 16, 1 << 20


class WireError(Exception):
    """A frame that no worker sends: the submission has taken over its process, or ended it."""


class Kind(IntEnum):
    """What a reply is."""

    ANSWER = 0
    ERROR = 1
    OUT_OF_TIME = 2
    UNDRIVEN = 3
    BROKEN = 4  # by an error of our own


@dataclass(frozen=True)
class Reply:
    """What came back: numbers, a text, what the program printed, and bytes to remember it by."""

    kind: Kind
    numbers: tuple[float, ...] = ()
    text: str = ""
    printed: str = ""
    memory: bytes = b""


@dataclass(frozen=True)
class Expected:
    """How much an answer has: so many numbers, or with `at_most` up to so many."""

    numbers: int
    at_most: bool = False
    memory: int = 0

    def sizes(self, header: bytes, sequence: int) -> tuple[Kind, list[int]]:
        """Return the kind of reply and the bytes of its parts; WireError unless it can be one."""
        number, kind, *lengths = HEADER.unpack(header)
        if number != sequence or kind not in set(Kind):
            raise WireError(f"reply={number}, kind={kind}: expected reply {sequence}")
        numbers, *texts = lengths
        wanted = self.numbers if kind == Kind.ANSWER else 0
        fits = numbers <= wanted if self.at_most else numbers == wanted
        memory = self.memory if kind == Kind.ANSWER else 0
        most = (MOST_TEXT, MOST_PRINTED, memory)
        if not fits or any(size > limit for size, limit in zip(texts, most, strict=True)):
            raise WireError(
                f"lengths={lengths}: expected {wanted} numbers, texts of at most {most}"
            )
        return Kind(kind), [8 * numbers, *texts]


def packed(reply: Reply, sequence: int) -> bytes:
    """Return a reply as a frame."""
    numbers = np.array(reply.numbers, dtype="<f8").tobytes()
    text = reply.text.encode(errors="replace")[:MOST_TEXT]
    printed = reply.printed.encode(errors="replace")[:MOST_PRINTED]
    parts = [numbers, text, printed, reply.memory]
    lengths = [len(numbers) // 8, *map(len, parts[1:])]
    return b"".join([HEADER.pack(sequence, reply.kind, *lengths), *parts])


def unpacked(kind: Kind, sizes: Sequence[int], body: bytes) -> Reply:
    """Return the reply of a body whose parts have these sizes."""
    parts, start = [], 0
    for size in sizes:
        parts.append(body[start : start + size])
        start += size
    numbers, text, printed, memory = parts
    values = tuple(np.frombuffer(numbers, dtype="<f8").tolist())
    said, shown = (part.decode(errors="replace") for part in (text, printed))
    return Reply(kind, values, said, shown, memory)


def request(*parts: Any) -> bytes:
    """Return a request as a frame; it goes from the judge to the worker, never back."""
    body = pickle.dumps(parts, protocol=5)
    return LENGTH.pack(len(body)) + body


@dataclass
class Numbers:
    """Takes values one after another from an answer's numbers."""

    values: tuple[float, ...]
    place: int = field(default=0)

    def take(self, count: int) -> tuple[float, ...]:
        """Return the next `count` numbers; WireError where there are fewer."""
        if self.place + count > len(self.values):
            raise WireError(f"numbers={len(self.values)}: expected {self.place + count} or more")
        found = self.values[self.place : self.place + count]
        self.place += count
        return found

    def flag(self) -> bool:
        """Return the next number as a truth value; WireError where it is neither 0 nor 1."""
        (value,) = self.take(1)
        if value not in (0.0, 1.0):
            raise WireError(f"flag={value}: expected 0 or 1")
        return value == 1.0

    def count(self) -> int:
        """Return the next number as a count; WireError where it is none."""
        (value,) = self.take(1)
        if not (0 <= value < 2**31 and value.is_integer()):
            raise WireError(f"count={value}: expected a whole number, 0 or more")
        return int(value)
