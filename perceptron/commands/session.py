"""The session of pytest that `perceptron check` starts: a process that ends with its command."""

import os
import signal
import sys

import pytest

from perceptron.commands.output import answered
from perceptron.isolation.kernel import end_with_parent


def run(parent: int) -> None:
    """Run pytest as its command line says, as a child of this process; never returns."""
    end_with_parent(signal.SIGTERM)
    # It may have ended while this one was starting. Windows has a starter of its own in between.
    if sys.platform != "win32" and os.getppid() != parent:
        os._exit(1)
    raise SystemExit(answered("check", lambda: int(pytest.main())))
