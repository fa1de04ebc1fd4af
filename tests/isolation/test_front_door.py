"""Files beside a submission are obeyed by nobody, wherever the command is started."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from attacks import AT_ONCE, HONEST, WRONG

from .programs import right

CLONE = Path(__file__).parents[2]
SKIPS_ALL = """
import os, pytest
open(os.path.join(os.path.dirname(__file__), "obeyed"), "w").close()

def pytest_collection_modifyitems(items):
    items.clear()

def pytest_sessionfinish(session):
    session.exitstatus = 0
"""
ENDS_ALL = "import os\nopen(os.path.join({folder!r}, 'obeyed'), 'w').close()\nos._exit(0)\n"


@pytest.fixture
def hostile(tmp_path):
    """Make a folder of a wrong submission and everything that Python and pytest would obey."""
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "student.py").write_text(HONEST + WRONG + AT_ONCE, encoding="utf-8")
    (folder / "conftest.py").write_text(SKIPS_ALL, encoding="utf-8")
    config = "[pytest]\naddopts = --collect-only\n"
    for name in ("pytest.ini", "tox.ini", ".pytest.ini"):
        (folder / name).write_text(config, encoding="utf-8")
    for name in ("sitecustomize", "usercustomize", "numpy", "perceptron", "hypothesis", "random"):
        (folder / f"{name}.py").write_text(ENDS_ALL.format(folder=str(folder)), encoding="utf-8")
    (folder / "perceptron.pth").write_text("import os; os._exit(0)\n", encoding="utf-8")
    (folder / ".coveragerc").write_text("[run]\nplugins = numpy\n", encoding="utf-8")
    return folder


def run(*command, cwd, **environment):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    few = ["--examples=3", "-k", "every_two_input_gate_is_learned or lists_are_accepted"]
    return subprocess.run(
        [sys.executable, "-P", "-m", *command, *few],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@pytest.mark.parametrize("where", [".", "/"])
def test_the_command_obeys_no_file_beside_a_submission(hostile, where):
    cwd = (hostile / where).resolve() if where != "/" else Path("/")
    ended = run("perceptron", "check", str(hostile / "student.py"), cwd=cwd)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "every_two_input_gate_is_learned" in ended.stdout
    assert not (hostile / "obeyed").exists()


def test_pytest_in_the_clone_obeys_no_file_beside_a_submission(hostile, tmp_path):
    own = {
        "COVERAGE_FILE": str(tmp_path / ".coverage")
    }  # else it erases what this run has measured
    ended = run(
        "pytest",
        "tests/properties",  # to collect all others takes long
        f"--implementation={hostile / 'student.py'}",
        "-p",
        "no:randomly",
        cwd=CLONE,
        **own,
    )
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "every_two_input_gate_is_learned" in ended.stdout
    assert not (hostile / "obeyed").exists()


def test_a_submission_that_says_that_it_passed_does_not_change_the_exit_code(hostile):
    lies = (
        "\nclass Now:\n    print('34 of 34 properties that count hold')\n    raise SystemExit(0)\n"
    )
    (hostile / "student.py").write_text(HONEST + WRONG + AT_ONCE + lies, encoding="utf-8")
    ended = run("perceptron", "check", str(hostile / "student.py"), cwd=hostile)
    assert ended.returncode in {1, 4}
    assert "34 of 34" not in ended.stdout


@pytest.fixture
def slow(tmp_path):
    """Start to check a program that trains without end on some data; in a session of its own."""
    path = tmp_path / "slow.py"
    path.write_text(right(fit="while abs(X).max() == 5: pass"), encoding="utf-8")

    def slow_(on_ctrl_c=signal.SIG_DFL):
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "perceptron", "check", str(path), "--limit=call=0.5"],
            start_new_session=True,
            # A run in a shell's background ignores Ctrl-C, and so would its children.
            preexec_fn=lambda: signal.signal(signal.SIGINT, on_ctrl_c),
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )

    return slow_


@pytest.mark.parametrize(
    ("number", "on_ctrl_c"),
    [
        (signal.SIGTERM, signal.SIG_DFL),
        (signal.SIGTERM, signal.SIG_IGN),
        (signal.SIGKILL, signal.SIG_DFL),
    ],
)
def test_a_command_that_is_ended_leaves_no_process(slow, number, on_ctrl_c, left_behind):
    started, seen = slow(on_ctrl_c), ""
    while ".py F" not in seen:  # a property has timed out, the others go on
        letter = started.stdout.read(1)
        assert letter, seen
        seen += letter
    started.send_signal(number)
    rest = started.stdout.read()  # to the end: all that had it open have ended
    assert "[100%]" not in rest, "all that it had begun is to end, not to come to its end"
    assert started.wait() not in {0, 1}, "it is not to look like a run that came to its end"
    assert left_behind() == set()
    started.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_command_that_is_ended_as_it_starts_another_leaves_no_process(slow, number, left_behind):
    started = slow()
    while not any("--noconftest" in words for words in children_of(started.pid)):
        assert started.poll() is None
    started.send_signal(number)
    assert "[100%]" not in started.stdout.read()  # to the end
    assert started.wait() not in {0, 1}
    assert left_behind() == set()
    started.stdout.close()


def children_of(pid):
    """Yield the command lines of a process's children."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with contextlib.suppress(OSError):  # it has ended
            yield Path(f"/proc/{child}/cmdline").read_text()
