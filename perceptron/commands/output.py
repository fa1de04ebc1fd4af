"""Standard output as a command meets it: closed, full, narrow, or read by `head`."""

import contextlib
import io
import os
import sys
from collections.abc import Callable
from typing import TextIO

READER_GONE = 128 + 13  # as a shell tells of a program that SIGPIPE has ended


class _OutputError(Exception):
    """Standard output takes no more; the cause is an OSError."""


class _Output(io.TextIOWrapper):
    """Standard output, whose errors are told from those of files and of other processes."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise _OutputError from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise _OutputError from error


def answered(command: str, answer: Callable[[], int]) -> int:
    """Return the exit code of `answer`, which prints; quietly 141 where nobody reads that.

    2 where nothing can be printed, 130 after Ctrl-C; `check` has pytest's codes for these, 3 and 2.
    Meanwhile whole numbers may have any number of digits, and what the terminal cannot show is
    written out.
    """
    name = f"perceptron {command}".strip()
    failed, interrupted = (3, 2) if command == "check" else (2, 130)
    if sys.stdout is None:
        print(f"{name}: standard output is closed", file=sys.stderr)
        return failed
    digits, output = sys.get_int_max_str_digits(), _with_own_errors(sys.stdout)
    try:
        sys.set_int_max_str_digits(0)  # exact answers may have thousands
        with contextlib.redirect_stdout(output):
            try:
                return answer()
            finally:
                output.flush()
    except KeyboardInterrupt:
        print(f"{name}: interrupted", file=sys.stderr)
        return interrupted
    except _OutputError as error:
        # Python flushes once more at its end: what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error.__cause__, BrokenPipeError):  # `| head` has read what it wanted
            return READER_GONE
        told = getattr(error.__cause__, "strerror", "")
        print(f"{name}: standard output: {told}", file=sys.stderr)
        return failed
    finally:
        sys.set_int_max_str_digits(digits)
        if isinstance(output, _Output):
            output.detach()  # else it takes the file along when it goes


def _with_own_errors(output: TextIO) -> TextIO:
    if not isinstance(output, io.TextIOWrapper):  # somebody catches what is printed
        return output
    return _Output(
        output.buffer,
        output.encoding,
        "backslashreplace",
        line_buffering=output.line_buffering,
        write_through=output.write_through,
    )
