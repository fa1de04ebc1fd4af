"""No process of a command imports from the working folder, or obeys a file that lies there."""

import csv
import gzip
import json
import os
import subprocess
import sys
import sysconfig
import time
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hypothesis.internal import charmap

SCRIPTS = Path(sysconfig.get_path("scripts"))
SUBMISSIONS = Path(__file__).parents[1] / "submissions"
RIGHT = (SUBMISSIONS / "wheats" / "batch.py").read_text(encoding="utf-8")
WRONG = (SUBMISSIONS / "chaffs" / "bias_never_learned.py").read_text(encoding="utf-8")
GATES, HALVES = "every_two_input_gate_is_learned", "each_label_is_predicted_on_a_half_space"
TASK = f"""
[grade]
examples = 3
only = ["{GATES}", "{HALVES}", "course"]
properties = ["course.py"]
"""
# Hypothesis draws letters by a table that it keeps in a folder, and believes.
COURSE = '''
from hypothesis import given, strategies as st

@given(letter=st.characters(categories=["Lu"]))
def test_capitals_are_capitals(implementation, letter):
    """Capitals are capitals."""
    assert letter.isupper()
'''
OBEYED = {
    "pytest.ini": "[pytest]\naddopts = --collect-only -p pytest_ini\n",
    "tox.ini": "[pytest]\naddopts = --collect-only -p tox_ini\n",
    "setup.cfg": "[tool:pytest]\naddopts = --collect-only -p setup_cfg\n",
    "pyproject.toml": "[tool.pytest]\naddopts = ['--collect-only', '-p', 'pyproject_toml']\n",
    ".coveragerc": "[run]\nplugins = coveragerc\n",
    "grading.toml": "[grade]\nexamples = 'none'\n",
    "trap-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: trap\nVersion: 1.0\n",
    "trap-1.0.dist-info/entry_points.txt": "".join(
        f"[{group}]\ntrap = entry_point\n"
        for group in ("pytest11", "hypothesis", "dask_cli", "matplotlib.backend")
    ),
}
MORE = "conftest sitecustomize usercustomize pytest_ini tox_ini setup_cfg pyproject_toml coveragerc"
MODULES = {
    *sys.stdlib_module_names,
    *filter(str.isidentifier, packages_distributions()),
    *MORE.split(),
    "entry_point",
}


def set_traps(folder, names):
    """Write a file for everything that Python or a library would run or obey; return the log."""
    sprung = folder.parent / "sprung"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.py").write_text(f"open({str(sprung)!r}, 'a').write('{name}\\n')\n")
    for name, text in OBEYED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "matplotlibrc").write_bytes(b"\xff is no text")  # who reads it says so
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HYPOTHESIS_STORAGE_DIRECTORY", str(folder / ".hypothesis"))
        patched.setattr("hypothesis.configuration.__hypothesis_home_directory", None)
        table = charmap.charmap_file()
    table.parent.mkdir(parents=True)
    wrong = {**charmap.charmap(), "Lu": charmap.charmap()["Ll"]}
    table.write_bytes(gzip.compress(json.dumps(sorted(wrong.items())).encode()))
    return sprung


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Give a folder with a class, a task, and a folder of traps that commands are started in."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "class").mkdir()
    (folder / "class" / "right.py").write_text(RIGHT)
    (folder / "class" / "wrong.py").write_text(WRONG)
    (folder / "task").mkdir()
    (folder / "task" / "grading.toml").write_text(TASK)
    (folder / "task" / "course.py").write_text(COURSE)
    (folder / "rows.csv").write_text("0,0,a\n1,1,b\n")
    set_traps(folder / "here", MODULES)
    return folder


@pytest.fixture
def run(place):
    """Run a command in the folder of traps; return its output once none was found sprung."""

    def run_(*command, cwd=place / "here", code=0, **environment):
        log = cwd.parent / "sprung"
        assert not log.exists()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST"))}
        done = subprocess.run(
            [*map(str, command)],
            cwd=cwd,
            env={**kept, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        sprung = log.read_text().split() if log.exists() else []
        log.unlink(missing_ok=True)
        assert (sprung, done.returncode) == ([], code), done.stdout + done.stderr
        return done.stdout

    return run_


def scores(out):
    with open(out / "grades.csv", encoding="utf-8-sig", newline="") as opened:
        return {row["submission"]: row["score"] for row in csv.DictReader(opened)}


PERCEPTRON = SCRIPTS / "perceptron"
GRADE = ("grade", "../class", "--assignment", "../task", "--jobs", "2", "--cov")
FEW = ("--examples=2", "-k", GATES)
MARKS = {"right.py": "4", "wrong.py": "2"}


def test_grade_and_override_spring_no_trap(run, place):
    run(PERCEPTRON, *GRADE, "--out", "../marks")
    assert scores(place / "marks") == MARKS
    assert "<svg" in (place / "marks" / "report.html").read_text(encoding="utf-8")
    run(PERCEPTRON, "override", "../marks", "wrong.py", GATES, "passed", "--reason", "why not")
    assert scores(place / "marks")["wrong.py"] == "4"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "../class/right.py", *FEW), "1 passed"),
        (("check", "../class/right.py", *FEW, "-n", "2"), "1 passed"),
        (("check", "../class/right.py", *FEW, "--cov"), "TOTAL"),
        (("check", "../class/right.py", *FEW, "--trust"), "1 passed"),
        (("check", "../class/right.py", "--explain"), "driven"),
        (("decide", "../rows.csv"), "line"),
        (("train", "AND", "--seed", "7", "--plot", "../run.png"), "The picture is in"),
        (("train", "AND", "--seed", "7", "--plot", "../run.gif"), "The picture is in"),
        (("figures", "--out", "../figures"), "xor.svg"),
        (("properties",), GATES),
        (("doctor",), "Yes:"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_a_command_springs_no_trap(run, words, told):
    assert told in run(PERCEPTRON, *words)


def test_in_their_own_folder_files_called_like_modules_are_submissions_like_any_other(
    run, place, tmp_path
):
    here = tmp_path / "downloads"
    here.mkdir()
    for name, text in {"pickle": RIGHT, "signal": RIGHT, "math": WRONG}.items():
        tells = f"\nopen({str(tmp_path / 'sprung')!r}, 'a').write('{name}\\n')\n"
        (here / f"{name}.py").write_text(text + tells)
    (here / "pytest.ini").write_text(OBEYED["pytest.ini"])
    (here / "conftest.py").write_text("raise SystemExit(7)\n")
    task = ("--assignment", place / "task", "--jobs", "2", "--out", "marks")
    run(PERCEPTRON, "grade", ".", *task, cwd=here)
    assert scores(here / "marks") == {"pickle.py": "4", "signal.py": "4", "math.py": "2"}
    assert "1 failed, 2 passed" in run(PERCEPTRON, "check", ".", *FEW, cwd=here, code=1)


@pytest.fixture(scope="module")
def late(tmp_path_factory):
    """Give a folder of traps, less those that Python itself imports before our first line."""
    named = "import importlib.util, runpy, sys; print(*sys.modules)"
    python = subprocess.run([sys.executable, "-c", named], capture_output=True, check=True)
    first = {name.partition(".")[0] for name in python.stdout.decode().split()}
    folder = tmp_path_factory.mktemp("late") / "here"
    set_traps(folder, MODULES - first - {"perceptron", "sitecustomize", "usercustomize"})
    return folder


@pytest.mark.parametrize(
    ("command", "environment"),
    [
        ((sys.executable, "-m", "perceptron"), {}),
        ((sys.executable, "-EP", "-m", "perceptron"), {}),
        ((PERCEPTRON,), {"PYTHONPATH": os.pathsep + os.curdir}),
    ],
    ids=["-m", "-EP -m", "PYTHONPATH"],
)
def test_the_working_folder_is_left_at_once_where_python_is_sent_there(
    run, place, late, tmp_path, command, environment
):
    words = [str(place / word[3:]) if word.startswith("../") else word for word in GRADE]
    run(*command, *words, "--out", tmp_path / "marks", cwd=late, **environment)
    assert scores(tmp_path / "marks") == MARKS


def test_pythonpath_leads_to_no_folder_that_is_to_be_judged(run, place, tmp_path):
    for folder in ("class", "elsewhere"):
        (tmp_path / folder).mkdir()
    trap = f"open({str(tmp_path / 'sprung')!r}, 'a').write('sprung\n')\n"
    for name in ("csv", "sqlite3", "decimal"):
        (tmp_path / "class" / f"{name}.py").write_text(trap)
    words = ("--assignment", place / "task", "--jobs", "1", "--out", "../marks")
    to = {"cwd": tmp_path / "elsewhere", "PYTHONPATH": str(tmp_path / "class")}
    run(PERCEPTRON, "grade", "../class", *words, **to)
    assert set(scores(tmp_path / "marks")) == {"csv.py", "sqlite3.py", "decimal.py"}


def test_python_that_would_not_hear_of_a_safe_path_is_refused(run, late):
    run(sys.executable, "-E", "-m", "perceptron", "train", "AND", cwd=late, code=4)


@pytest.mark.parametrize("more", [FEW, ("--explain",)], ids=["judged", "explained"])
def test_a_module_is_found_where_pythonpath_leads_but_in_the_working_folder(run, late, more):
    there = late.parent / "there"
    there.mkdir(exist_ok=True)
    for folder, name in ((there, "own_there"), (late, "own_here")):
        (folder / f"{name}.py").write_text("from perceptron.reference import Perceptron\n")
    to = {"cwd": late, "PYTHONPATH": os.pathsep.join(["../there", "", os.curdir])}
    run(PERCEPTRON, "check", "own_there:Perceptron", *more, **to)
    run(PERCEPTRON, "check", "own_here:Perceptron", *more, **to, code=4)


def test_a_cluster_springs_no_trap(run, place, tmp_path):
    """Its workers are started as README says, and here in the folder of traps too."""
    file, kept = tmp_path / "scheduler.json", {**os.environ, "PYTHONSAFEPATH": "1"}
    of_dask = [
        ["scheduler", "--scheduler-file", file, "--host", "127.0.0.1", "--port", "0"],
        ["worker", "--scheduler-file", file, "--nworkers", "1"],
    ]
    started = [
        subprocess.Popen(
            [SCRIPTS / "dask", *words, "--no-dashboard"],
            cwd=place / "here",
            env=kept,
            stderr=subprocess.DEVNULL,
        )
        for words in of_dask
    ]
    try:
        address = reached(started[0], file)
        run(PERCEPTRON, *GRADE, "--out", tmp_path / "marks", "--cluster", address)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
    assert scores(tmp_path / "marks") == MARKS


def reached(scheduler, file):
    """Return a scheduler's address, once it has a worker."""
    from distributed import Client

    while not file.exists():
        assert scheduler.poll() is None
        time.sleep(0.05)
    with Client(scheduler_file=str(file), set_as_default=False) as client:
        client.wait_for_workers(1, timeout=60)
        return client.scheduler.address
