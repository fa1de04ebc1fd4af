"""On macOS and Windows, which lack Linux's calls, one's own code is judged, and no one else's."""

import json
import subprocess
import sys

import pytest

# Imitated: what is missing there is taken away before anything of ours is imported.
IMITATED = """
import json, multiprocessing, os, signal, subprocess, sys
import hypothesis, numpy, pytest
for name in ("resource", "fcntl", "pwd", "grp", "termios"):
    sys.modules[name] = None
for module, names in {
    os: "fork sched_getaffinity setsid killpg pidfd_open memfd_create",
    signal: "setitimer SIGVTALRM ITIMER_VIRTUAL SIGALRM SIGKILL pthread_sigmask",
}.items():
    for name in names.split():
        vars(module).pop(name, None)
sys.platform = "darwin"
sys.path[:0] = [os.getcwd()]
from perceptron import check
from perceptron.__main__ import main
from mine import Perceptron

OURS = "-p perceptron.pytest_plugin -p no:randomly -p no:cacheprovider --noconftest -k xor"
WORDS = [*OURS.split(), "-o", "python_files=*.py", "--pyargs", "perceptron.properties"]
WORDS += ["--implementation=mine.py", "--examples=5"]
print(json.dumps({
    "check": check(Perceptron, theme="gates", quick=True).passed,
    "train": main(["train", "AND", "--seed", "7"]),
    "trusted": int(pytest.main([*WORDS, "--trust"])),
    "confined": int(pytest.main(WORDS)),
    "grade": main(["grade", "mine.py", "--out", "marks"]),
    "doctor": main(["doctor"]),
}))
"""
MINE = "import perceptron\n\n\nclass Perceptron(perceptron.Perceptron):\n    pass\n"


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "mine.py").write_text(MINE)
    return subprocess.run(
        [sys.executable, "-c", IMITATED],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_ones_own_code_is_judged_there_and_other_peoples_is_refused(done):
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "check": True,
        "train": 0,
        "trusted": 0,
        "confined": 4,
        "grade": 2,
        "doctor": 1,
    }
    told = "code of unknown origin runs only where it can be confined, and here Linux"
    assert done.stderr.count(told) == 2
