"""`perceptron check`, run here."""

import subprocess
from pathlib import Path

import pytest

from perceptron.__main__ import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def check(capfd, monkeypatch):
    """Run the command here, for speed: the pytest that it starts is a process of its own."""

    def check_(*words, cwd=ROOT, **environment):
        with monkeypatch.context() as patched:
            patched.chdir(cwd)
            for name, value in environment.items():
                patched.setenv(name, value)
            code = main(["check", *map(str, words)])
        return subprocess.CompletedProcess(words, code, *capfd.readouterr())

    return check_
