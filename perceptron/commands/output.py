"""Standard output as a command meets it: closed, full, narrow, or read by `head`."""

import io
import os
import sys
from collections.abc import Callable


def answered(command: str, answer: Callable[[], int]) -> int:
    """Return the exit code of `answer`, which prints; 2 where nothing can be printed.

    130 after Ctrl-C. Meanwhile whole numbers may have any number of digits, and what the terminal
    cannot show is written out.
    """
    if sys.stdout is None:
        print(f"perceptron {command}: standard output is closed", file=sys.stderr)
        return 2
    digits = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(0)  # exact answers may have thousands
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        code = answer()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        # Python flushes once more at its end: what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # as of `| head`, which has read what it wanted
            return 0
        print(f"perceptron {command}: standard output: {error.strerror}", file=sys.stderr)
        return 2
    finally:
        sys.set_int_max_str_digits(digits)
