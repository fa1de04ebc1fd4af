"""A learning problem in whole numbers, with its exact radius, margin and mistake bound.

Every number here is a Python integer or a Fraction: nothing is rounded and no square root is taken.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, Self

import numpy as np
import numpy.typing as npt

Vector = tuple[int, ...]
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
MOST_DIGITS = 1_000


def exactly(value: Any) -> Fraction:
    """Return a number, or the decimal in a string, as the Fraction that it is.

    ValueError on text that is no decimal, on NaN and inf, and on more than MOST_DIGITS digits
    before or after the decimal point, which would take for ever.
    """
    if isinstance(value, str) and DECIMAL.fullmatch(value.strip()):
        value = Decimal(value.strip())
    if isinstance(value, Decimal) and value.is_finite():
        digits = max(value.adjusted() + 1, -int(value.as_tuple().exponent)) if value else 0
        if digits > MOST_DIGITS:
            raise ValueError(f"value={str(value)[:40]}: expected at most {MOST_DIGITS} digits")
    try:
        if not isinstance(value, str):
            return Fraction(value.item() if isinstance(value, np.generic) else value)
    except (OverflowError, TypeError, ValueError):
        pass
    raise ValueError(f"value={str(value)[:40]!r}: expected a finite number")


def dot(left: Sequence[Any], right: Sequence[Any]) -> Any:
    """Return the exact sum of products of two sequences of integers or Fractions."""
    return sum(a * b for a, b in zip(left, right, strict=True))


@dataclass(frozen=True)
class Problem:
    """Examples with labels, and where known the reason why they can or cannot be separated.

    `examples` are n whole-number points of d features, counted in `unit`s; `labels` are in {0, 1}.
    `separator` is (w_1, ..., w_d, b), whole numbers in the examples' own units, with w.x + b > 0 on
    every label 1 and < 0 on every label 0. `cycle` holds a count a row: the counts' sum of
    +-(x, 1), + for label 1, is zero, so no separator exists (Gordan 1873).
    """

    examples: tuple[Vector, ...]
    labels: Vector
    separator: Vector | None = None
    cycle: Vector | None = None
    unit: Fraction = Fraction(1)

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]], labels: Sequence[int]) -> Self:
        """Return the problem of rows of any rational numbers, scaled to whole ones without loss.

        Each value is an int, a Fraction, a Decimal, a decimal string such as "0.1", or a float,
        Python's or numpy's, at its exact value. ValueError on NaN and inf, on text, on rows of
        different lengths and on labels other than 0 and 1.
        """
        if any(isinstance(row, str) or not isinstance(row, Iterable) for row in rows):
            raise ValueError("rows: expected a sequence of numbers in each")
        exact = [[exactly(value) for value in row] for row in rows]
        widths = {len(row) for row in exact}
        if len(widths) != 1 or 0 in widths:
            raise ValueError(f"widths={sorted(widths)}: expected rows of one length, 1 or more")
        ones = [exactly(label) for label in labels]
        if len(ones) != len(exact) or not set(ones) <= {0, 1}:
            raise ValueError(f"labels: expected 0 or 1, one for each of {len(exact)} rows")
        parts = lcm(*(value.denominator for row in exact for value in row))
        examples = tuple(tuple(int(value * parts) for value in row) for row in exact)
        return cls(examples, tuple(int(label) for label in ones), unit=Fraction(1, parts))

    def __repr__(self) -> str:
        """Show the rows as a student reads them: (inputs) -> label."""
        scale = "" if self.unit == 1 else f" * {_power_of_two(self.unit) or self.unit}"
        pairs = zip(self.examples, self.labels, strict=True)
        return f"Problem({', '.join(f'{x}{scale} -> {y}' for x, y in pairs)})"

    @property
    def features(self) -> int:
        """Return d, the number of features."""
        return len(self.examples[0])

    @property
    def X(self) -> FloatArray:
        """Return the examples as a fresh array, shape (n, d): exact wherever 53 bits are enough."""
        return self._nearest_floats.copy()

    @cached_property
    def _nearest_floats(self) -> FloatArray:
        return np.array([[float(value) for value in row] for row in self.rows])

    @property
    def y(self) -> IntArray:
        """Return the labels as a fresh array, shape (n,), values in {0, 1}."""
        return np.array(self.labels, dtype=np.int64)

    @cached_property
    def rows(self) -> tuple[tuple[Fraction, ...], ...]:
        """Return the examples' exact values."""
        return tuple(tuple(self.unit * value for value in row) for row in self.examples)

    @cached_property
    def signed_examples(self) -> tuple[Vector, ...]:
        """Return +-(x, 1) of each row, + for label 1, times the least factor that makes all whole.

        A line separates where (w, b) has a positive product with each (Minsky and Papert 1969).
        """
        top, bottom = self.unit.numerator, self.unit.denominator
        return tuple(
            tuple((2 * label - 1) * value for value in (*(top * x for x in example), bottom))
            for example, label in zip(self.examples, self.labels, strict=True)
        )

    @cached_property
    def squared_radius(self) -> Fraction:
        """Return R**2, the largest squared norm of (x, 1)."""
        return Fraction(max(dot(row, row) for row in self.rows) + 1)

    @cached_property
    def normal(self) -> tuple[Fraction, ...]:
        """Return the separator (w, b) for the examples' exact values."""
        if self.separator is None:
            raise ValueError(f"{self!r} has no known separator: expected a separable problem")
        *weights, bias = self.separator
        return (*(weight / self.unit for weight in weights), Fraction(bias))

    @cached_property
    def smallest_activation(self) -> Fraction:
        """Return m, the smallest +-(w.x + b) over the examples under the separator."""
        signs = (2 * label - 1 for label in self.labels)
        return min(
            Fraction(sign * dot(self.normal, (*row, Fraction(1))))
            for sign, row in zip(signs, self.rows, strict=True)
        )

    @cached_property
    def squared_margin(self) -> Fraction:
        """Return gamma**2 = m**2 / |(w, b)|**2 of the separator."""
        return Fraction(self.smallest_activation**2, dot(self.normal, self.normal))

    @cached_property
    def mistake_bound(self) -> Fraction:
        """Return R**2 / gamma**2: no more mistakes from zero weights, in any order.

        Novikoff (1962), theorem 1.
        """
        return self.squared_radius / self.squared_margin

    def mistake_bound_from(self, start: Sequence[Fraction], step: Fraction) -> int:
        """Return the most mistakes that training from `start` = (weights, bias) can make.

        It is the largest k with (u.start + k*step*gamma)**2 <= |start|**2 + k*step**2*R**2, u the
        unit separator: Novikoff's two inequalities (1962) from any start, roots squared out.
        """
        along = dot(self.normal, start)
        gain = step * self.smallest_activation
        length = dot(self.normal, self.normal)

        def possible(k: int) -> bool:
            reached = along + k * gain
            grown = dot(start, start) + k * step**2 * self.squared_radius
            return bool(reached <= 0 or reached**2 <= length * grown)

        # Possible up to the larger root of a parabola and never after it: double, then halve.
        low, high = 0, 1
        while possible(high):
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if possible(middle) else (low, middle)
        return low

    def reordered(self, order: Sequence[int]) -> "Problem":
        """Return the rows of `order`, repeated or left out as it says; a separator stays one."""
        examples = tuple(self.examples[row] for row in order)
        labels = tuple(self.labels[row] for row in order)
        return Problem(examples, labels, self.separator, None, self.unit)

    def with_features(self, order: Sequence[int], signs: Sequence[int]) -> "Problem":
        """Return the problem of features `order`, each times its sign: a signed permutation."""

        def turned(values: Vector) -> Vector:
            return tuple(sign * values[old] for old, sign in zip(order, signs, strict=True))

        separator = self.separator and (*turned(self.separator[:-1]), self.separator[-1])
        examples = tuple(turned(example) for example in self.examples)
        return Problem(examples, self.labels, separator, self.cycle, self.unit)

    def with_feature(self, place: int, values: Sequence[int]) -> "Problem":
        """Return the problem with one more feature at `place`, which the separator leaves aside."""
        examples = tuple(
            (*example[:place], value, *example[place:])
            for example, value in zip(self.examples, values, strict=True)
        )
        separator = self.separator and (*self.separator[:place], 0, *self.separator[place:])
        return Problem(examples, self.labels, separator, self.cycle, self.unit)


def _power_of_two(value: Fraction) -> str | None:
    """Return "2**k" where the value is that, as a student reads it."""
    top, bottom = value.numerator.bit_length() - 1, value.denominator.bit_length() - 1
    return f"2**{top - bottom}" if value == Fraction(2) ** (top - bottom) else None
