"""Every command ends alike where its output is read no further, is full, or is closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WHEAT = str(Path(__file__).parents[1] / "submissions" / "wheats" / "batch.py")
GATES = "every_two_input_gate_is_learned"
COMMANDS = [
    ["--help"],
    ["check", WHEAT, "--examples=2", "-k", GATES],
    ["check", WHEAT, "--explain"],
    ["grade", WHEAT, "--examples=1", "--jobs=1", "--out=marks"],
    ["override", "marks", "batch.py", GATES, "failed", "--reason=why not"],
    ["decide", "--gate=XOR"],
    ["train", "AND"],
    ["properties"],
    ["doctor"],
    ["figures", "--out=figures"],
]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a command whose lines leave at once, with a standard output of its own."""
    folder = tmp_path_factory.mktemp("output")
    alone = {**os.environ, "PYTHONUNBUFFERED": "1"}

    def run_(words, redirect, **options):
        shell = f'exec "$@" {redirect}'
        done = subprocess.run(
            ["sh", "-c", shell, "sh", sys.executable, "-P", "-m", "perceptron", *words],
            cwd=folder,
            env=alone,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            **options,
        )
        return done.returncode, done.stderr

    assert run_(COMMANDS[3], "> /dev/null") == (0, "")  # for the mark to be changed by hand
    return run_


each_command = pytest.mark.parametrize(
    "words", COMMANDS, ids=lambda words: " ".join(words).replace(WHEAT, "FILE")
)


def ended(words, told):
    """Return the code, pytest's own for check, and the line that a command ends with."""
    name = "perceptron" if words == ["--help"] else f"perceptron {words[0]}"
    return 3 if words[0] == "check" else 2, f"{name}: standard output{told}\n"


@each_command
def test_a_reader_that_has_seen_enough_ends_it_quietly(run, words):
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as unread:
        assert run(words, "", stdout=unread) == (141, "")


@each_command
def test_a_full_disk_is_told_in_one_line(run, words):
    assert run(words, "> /dev/full") == ended(words, ": No space left on device")


@each_command
def test_a_closed_output_is_told_in_one_line(run, words):
    assert run(words, ">&-") == ended(words, " is closed")
