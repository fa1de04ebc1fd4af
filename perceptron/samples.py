"""Labelled rows as people keep them, in a CSV file or a truth table, read without loss.

Every number is taken as the decimal that it is written as.
"""

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from perceptron.gates import TWO_INPUT_GATES, Table, gate_problem
from perceptron.problems import Problem

DELIMITERS = ",;\t"
MOST_DIGITS = 1_000  # before or after the decimal point: more is a slip, and would take for ever


class SampleError(ValueError):
    """A file that cannot be read as labelled rows; the message is one line for its author."""


@dataclass(frozen=True)
class Sample:
    """A problem with the names of its features, of labels 0 and 1, and of its rows' places."""

    problem: Problem
    features: tuple[str, ...]
    labels: tuple[str, str]
    places: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    number: int
    cells: list[str]


def read_gate(name: str) -> Sample:
    """Return a gate by its name (XOR, "A AND NOT B") or by its labels in counting order (0110)."""
    table: Table | None = TWO_INPUT_GATES.get(name.upper())
    if table is None:
        known = ", ".join(TWO_INPUT_GATES)
        expected = f"expected one of {known}; or 2, 4, 8 ... labels such as 0110"
        if not set(name) <= {"0", "1"} or len(name) < 2 or len(name).bit_count() != 1:
            raise SampleError(f"gate={name!r}: {expected}")
        table = tuple(int(label) for label in name)
    problem = gate_problem(table)
    features = tuple(f"x{place + 1}" for place in range(problem.features))
    places = tuple("row " + "".join(map(str, example)) for example in problem.examples)
    return Sample(problem, features, ("0", "1"), places)


def read_csv(
    path: str, label: str | None = None, pair: Sequence[str] = (), against_rest: str | None = None
) -> Sample:
    """Return the rows of a CSV file ("-": of standard input) that are to be told apart.

    label: the column of labels, by its name or its number from 1; None for the last. The first line
    is a header where a cell of a feature is no number. pair: two labels, whose rows alone are kept.
    against_rest: one label, to be told from all others. Without either there must be two labels.
    """
    lines = _lines(path, _text(path))
    column, names, lines = _header(path, lines, label)
    rows, labels = [], []
    for line in lines:
        where = f"{path}: line {line.number}"
        labels.append(line.cells[column].strip())
        if not labels[-1]:
            raise SampleError(f"{where}: no label in column {names[column]!r}")
        cells = [cell for place, cell in enumerate(line.cells) if place != column]
        rows.append([_number(cell, where) for cell in cells])
    zero, one = _two_of(path, labels, pair, against_rest)
    kept = [k for k, name in enumerate(labels) if not pair or name in pair]
    ones = [int(labels[k] == one) for k in kept]
    return Sample(
        Problem.of([rows[k] for k in kept], ones),
        tuple(name for place, name in enumerate(names) if place != column),
        (zero, one),
        tuple(f"line {lines[k].number}" for k in kept),
    )


def _text(path: str) -> str:
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise SampleError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise SampleError(f"{path}: not a text in UTF-8: byte {error.start} is none") from None


def _lines(path: str, text: str) -> list[_Line]:
    """Return the lines with something in them, all of one width."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [_Line(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise SampleError(f"{path}: line {reader.line_num}: {error}") from None
    if not lines:
        raise SampleError(f"{path}: empty: expected rows of numbers with a label each")
    width = len(lines[0].cells)
    for line in lines:
        if len(line.cells) != width:
            wrong = (
                f"line {line.number} has {len(line.cells)} cells, line {lines[0].number} {width}"
            )
            raise SampleError(f"{path}: {wrong}: expected as many in each")
    if width < 2:
        raise SampleError(f"{path}: one column: expected numbers and a label in each row")
    return lines


def _header(path: str, lines: list[_Line], label: str | None) -> tuple[int, list[str], list[_Line]]:
    """Return the column of labels, the columns' names, and the lines below a header."""
    width, first = len(lines[0].cells), [cell.strip() for cell in lines[0].cells]
    column = width - 1
    if label is not None:
        if first.count(label) > 1:
            raise SampleError(f"{path}: label={label!r}: {first.count(label)} columns of this name")
        if label in first:
            column = first.index(label)
        elif label.isdecimal() and 1 <= int(label) <= width:
            column = int(label) - 1
        else:
            expected = f"expected a name of the first line or a number from 1 to {width}"
            raise SampleError(f"{path}: label={label!r}: no such column; {expected}")
    features = [cell for place, cell in enumerate(first) if place != column]
    if all(map(_is_number, features)):
        return column, [f"x{place + 1}" for place in range(width)], lines
    if len(lines) == 1:
        raise SampleError(f"{path}: a header and no rows: expected rows of numbers with a label")
    return column, [name or f"x{place + 1}" for place, name in enumerate(first)], lines[1:]


def _is_number(cell: str) -> bool:
    try:
        Decimal(cell)
    except InvalidOperation:
        return False
    return True


def _number(cell: str, where: str) -> Fraction:
    """Return the exact value of a decimal; SampleError on anything else."""
    text = cell.strip()
    if not text:
        raise SampleError(f"{where}: an empty cell: expected a number")
    if not _is_number(text):
        raise SampleError(f"{where}: {text[:40]!r}: expected a number, such as 5.1 or -2e-3")
    value = Decimal(text)
    if not value.is_finite():
        raise SampleError(f"{where}: {text!r}: expected a finite number")
    if value and max(abs(value.adjusted()), -int(value.as_tuple().exponent)) > MOST_DIGITS:
        raise SampleError(f"{where}: {text[:40]!r}: expected at most {MOST_DIGITS} digits")
    return Fraction(value)


def _two_of(
    path: str, labels: list[str], pair: Sequence[str], against_rest: str | None
) -> tuple[str, str]:
    """Return what labels 0 and 1 stand for."""
    found = sorted(set(labels), key=_natural)
    listed = ", ".join(found[:12]) + (" ..." if len(found) > 12 else "")
    for name in (*pair, *([against_rest] if against_rest is not None else [])):
        if name not in found:
            raise SampleError(f"{path}: no row has the label {name!r}; found {listed}")
    if len(found) == 1:
        raise SampleError(f"{path}: every row has the label {listed}: expected two labels")
    if pair:
        zero, one = pair
        if zero == one:
            raise SampleError(f"{path}: pair={zero!r} {one!r}: expected two labels")
        return zero, one
    if against_rest is not None:
        return "any other label", against_rest
    if len(found) > 2:
        choose = "expected two; choose --pair A B, or --against-rest A"
        raise SampleError(f"{path}: {len(found)} labels ({listed}): {choose}")
    return found[0], found[1]


def _natural(label: str) -> tuple[Fraction | int, str]:
    """Order numbers by their values, and before them nothing: 9 before 10."""
    return (Fraction(label), label) if label.isdecimal() else (-1, label)
