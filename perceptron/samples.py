"""Labelled rows as people keep them, in a CSV file or a truth table, read without loss.

Every number is taken as the decimal that it is written as.
"""

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from perceptron.gates import TWO_INPUT_GATES, Table, gate_problem
from perceptron.problems import DECIMAL, MOST_DIGITS, Problem, exactly

DELIMITERS = "\t;,"  # of two that a line has equally often, the comma may be in its numbers
LONGEST = 40  # characters of a name in a message


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
            raise SampleError(f"gate={shown(name)}: {expected}")
        table = tuple(int(label) for label in name)
    problem = gate_problem(table)
    features = tuple(f"x{place + 1}" for place in range(problem.features))
    places = tuple("row " + "".join(map(str, example)) for example in problem.examples)
    return Sample(problem, features, ("0", "1"), places)


def shown(text: str) -> str:
    """Return a name as it can stand in a line: quoted, printable and not too long."""
    return repr(text if len(text) <= LONGEST else f"{text[:LONGEST]}...")


def read_csv(
    path: str,
    label: str | None = None,
    pair: Sequence[str] = (),
    against_rest: str | None = None,
    header: bool | None = None,
) -> Sample:
    """Return the rows of a CSV file ("-": of standard input) that are to be told apart.

    label: the column of labels, by its name or its number from 1; None for the last. header: if
    the first line has the columns' names; None where that shows, as none of its features is a
    number. pair: two labels, whose rows alone are kept. against_rest: one label, to be told from
    all others. Without either there must be two labels.
    """
    file = path if path.isprintable() else repr(path)
    lines = _lines(file, _text(path, file))
    column, names, lines = _header(file, lines, label, header)
    rows, labels = [], []
    for line in lines:
        where = f"{file}: line {line.number}"
        labels.append(line.cells[column].strip())
        if not labels[-1]:
            raise SampleError(f"{where}: no label in column {shown(names[column])}")
        cells = [cell for place, cell in enumerate(line.cells) if place != column]
        rows.append([_number(cell, where) for cell in cells])
    zero, one = _two_of(file, labels, pair, against_rest)
    if against_rest is not None and header is None and _may_be_a_name(labels):
        asked = "if that is a header, say --header yes, and if not, no"
        raise SampleError(
            f"{file}: line 1: its label {shown(labels[0])} stands nowhere else; {asked}"
        )
    kept = [k for k, name in enumerate(labels) if not pair or name in pair]
    ones = [int(labels[k] == one) for k in kept]
    return Sample(
        Problem.of([rows[k] for k in kept], ones),
        tuple(name for place, name in enumerate(names) if place != column),
        (zero, one),
        tuple(f"line {lines[k].number}" for k in kept),
    )


def _may_be_a_name(labels: list[str]) -> bool:
    """Say whether the first label, no number, stands nowhere else while the others repeat."""
    rest = labels[1:]
    return labels[0] not in rest and not _is_number(labels[0]) and len(set(rest)) < len(rest)


def _text(path: str, file: str) -> str:
    try:
        if path == "-":
            if sys.stdin is None:
                raise SampleError("-: standard input is closed")
            content = sys.stdin.buffer.read()
        else:
            content = Path(path).read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SampleError(f"{file}: not a text in UTF-8: byte {error.start} is none") from None
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        reason = error.strerror if isinstance(error, OSError) else error
        raise SampleError(f"{file}: cannot be read: {reason}") from None


def _lines(file: str, text: str) -> list[_Line]:
    """Return the lines with something in them, all of one width."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [_Line(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise SampleError(f"{file}: line {reader.line_num}: {error}") from None
    if not lines:
        raise SampleError(f"{file}: empty: expected rows of numbers with a label each")
    width = len(lines[0].cells)
    for line in lines:
        if len(line.cells) != width:
            wrong = (
                f"line {line.number} has {len(line.cells)} cells, line {lines[0].number} {width}"
            )
            raise SampleError(f"{file}: {wrong}: expected as many in each")
    if width < 2:
        raise SampleError(f"{file}: one column: expected numbers and a label in each row")
    return lines


def _header(
    file: str, lines: list[_Line], label: str | None, header: bool | None
) -> tuple[int, list[str], list[_Line]]:
    """Return the column of labels, the columns' names, and the lines below a header."""
    width, first = len(lines[0].cells), [cell.strip() for cell in lines[0].cells]
    column = _column(file, first, label)
    named = label is not None and not label.isdecimal()
    features = [cell for place, cell in enumerate(first) if place != column]
    numbers = [_is_number(cell) for cell in features]
    if header is None and any(numbers) and not all(numbers):
        cell = shown(features[numbers.index(False)])
        expected = "expected numbers, or names only; --header yes or no if it is one"
        raise SampleError(f"{file}: line {lines[0].number}: {cell} beside a number: {expected}")
    if header is False or (header is None and all(numbers) and not named):
        return column, [f"x{place + 1}" for place in range(width)], lines
    if len(lines) == 1:
        raise SampleError(f"{file}: a header and no rows: expected rows of numbers with a label")
    return column, [name or f"x{place + 1}" for place, name in enumerate(first)], lines[1:]


def _column(file: str, first: list[str], label: str | None) -> int:
    """Return the place of the labels' column: numbers are places, from 1, and words are names."""
    if label is None:
        return len(first) - 1
    if label.isdecimal() and 1 <= int(label[:9]) <= len(first):
        return int(label) - 1
    if first.count(label) == 1:
        return first.index(label)
    if label in first:
        raise SampleError(
            f"{file}: label={shown(label)}: {first.count(label)} columns of this name"
        )
    expected = f"expected a name of the first line or a number from 1 to {len(first)}"
    raise SampleError(f"{file}: label={shown(label)}: no such column; {expected}")


def _is_number(cell: str) -> bool:
    return cell.lower().lstrip("+-") in {"nan", "inf", "infinity"} or bool(DECIMAL.fullmatch(cell))


def _number(cell: str, where: str) -> Fraction:
    """Return the exact value of a decimal; SampleError on anything else."""
    text = cell.strip()
    if not text:
        raise SampleError(f"{where}: an empty cell: expected a number")
    if not DECIMAL.fullmatch(text):
        expected = "expected a finite number, such as 5.1 or -2e-3"
        raise SampleError(f"{where}: {shown(text)}: {expected}")
    try:
        return exactly(text)
    except ValueError:
        raise SampleError(
            f"{where}: {shown(text)}: expected at most {MOST_DIGITS} digits"
        ) from None


def _two_of(
    file: str, labels: list[str], pair: Sequence[str], against_rest: str | None
) -> tuple[str, str]:
    """Return what labels 0 and 1 stand for."""
    found = sorted(set(labels), key=_natural)
    listed = ", ".join(map(shown, found[:12])) + (" ..." if len(found) > 12 else "")
    for name in (*pair, *([against_rest] if against_rest is not None else [])):
        if name not in found:
            raise SampleError(f"{file}: no row has the label {shown(name)}; found {listed}")
    if len(found) == 1:
        raise SampleError(f"{file}: every row has the label {listed}: expected two labels")
    if pair:
        zero, one = pair
        if zero == one:
            raise SampleError(f"{file}: pair={shown(zero)} {shown(one)}: expected two labels")
        return zero, one
    if against_rest is not None:
        return f"any but {against_rest}", against_rest
    if len(found) > 2:
        choose = "expected two; choose --pair A B, or --against-rest A"
        raise SampleError(f"{file}: {len(found)} labels ({listed}): {choose}")
    return found[0], found[1]


def _natural(label: str) -> tuple[bool, Decimal, str]:
    """Order numbers by their values, 9 before 10, and words after them."""
    number = DECIMAL.fullmatch(label) is not None
    return not number, Decimal(label) if number else Decimal(0), label
