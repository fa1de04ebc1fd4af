"""`perceptron grade` and `override`: outputs, exit codes, and one clear line for each error."""

import csv
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from perceptron.commands import grade as grading
from perceptron.commands import override as overriding
from perceptron.grading import fleet as fleets
from perceptron.grading import run as running
from perceptron.grading.empty_programs import EMPTY
from perceptron.grading.fleet import Fleet
from perceptron.grading.gradebook import Gradebook

from .interrupted import command, content
from .programs import (
    FEW,
    GATES,
    HALVES,
    RIGHT,
    SILENT,
    WAIVED,
    WRONG,
    write_assignment,
    write_class,
)


@pytest.fixture
def task(tmp_path):
    return write_task(tmp_path)


@pytest.fixture
def here(monkeypatch):
    """Let jobs be judged in threads of this process, for speed."""
    judge_here(monkeypatch)


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory):
    """Grade a class once, for tests that go on from a copy of it."""
    made = write_task(tmp_path_factory.mktemp("task"))
    with pytest.MonkeyPatch.context() as monkeypatch:
        judge_here(monkeypatch)
        assert grade(made) == 0
    return made


@pytest.fixture
def graded(graded_once, tmp_path):
    return shutil.copytree(graded_once, tmp_path / "task")


def write_task(folder):
    write_class(folder / "class", 3)
    write_assignment(folder / "assignment")
    return folder


def judge_here(monkeypatch):
    monkeypatch.setattr(grading, "local_fleet", lambda _: Fleet(lambda: ThreadPoolExecutor(1), 1))


def grade(task, out="out"):
    words = [str(task / "class"), "--assignment", str(task / "assignment")]
    return grading.main([*words, "--out", str(task / out)])


def override(task, *words):
    return overriding.main([str(task / "out"), *words])


def scores(task):
    with open(task / "out" / "grades.csv", encoding="utf-8-sig", newline="") as opened:
        return [(row["submission"], row["score"], row["total"]) for row in csv.DictReader(opened)]


def test_one_command_writes_the_gradebook_and_all_that_is_made_of_it(task):
    done = subprocess.run(
        command(task, task / "out"), capture_output=True, text=True, check=True, cwd=task
    )
    found = {str(path.relative_to(task / "out")) for path in (task / "out").rglob("*.*")}
    assert {"grades.sqlite", "grades.csv", "junit.xml", "report.html"} < found
    assert {f"feedback/s{n:03}.py/feedback.txt" for n in range(3)} < found
    assert {f"results/s{n:03}.py.json" for n in range(3)} < found
    assert scores(task) == [("s000.py", "3", "3"), ("s001.py", "1", "3"), ("s002.py", "3", "3")]
    assert "1 of 3" in done.stdout
    assert done.stderr == ""


@pytest.mark.usefixtures("here")
def test_a_submission_that_does_not_load_gets_its_files_too(task):
    (task / "class" / "s001.py").write_text(SILENT, encoding="utf-8")
    assert grade(task) == 0
    results = json.loads((task / "out" / "results" / "s001.py.json").read_text(encoding="utf-8"))
    assert (results["score"], len(results["tests"])) == (0, 2)
    feedback = (task / "out" / "feedback" / "s001.py" / "feedback.txt").read_text(encoding="utf-8")
    assert "SyntaxError" in feedback


@pytest.mark.usefixtures("here")
def test_what_could_not_be_run_and_what_is_from_before_is_named_below_the_table(task, capsys):
    (task / "class" / "s000.py").write_text(SILENT)
    assert grade(task) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "could not be run: s000.py: cannot be imported: SyntaxError" in told
    (task / "class" / "s001.py").unlink()
    assert grade(task) == 0
    assert "not among these paths: s001.py" in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("here")
def test_a_number_that_two_names_claim_is_named_below_the_table(task, capsys):
    for n, name in enumerate(["Ann", "Bob"]):
        (task / "class" / f"s00{n}.py").rename(
            task / "class" / f"{name}_1234567_assignsubmission_file_s.py"
        )
    assert grade(task) == 0
    told = capsys.readouterr().out
    assert "not in moodle.csv: number 1234567, which two names claim: Ann_1234567" in told
    assert "canvas.csv" not in told


@pytest.mark.usefixtures("here")
def test_what_could_not_be_judged_is_named_and_the_code_is_3(task, monkeypatch, capsys):
    judge = fleets.judge_submission

    def broken(job):
        if job.submission.name == "s001.py":
            raise KeyError("ours")
        return judge(job)

    with monkeypatch.context() as patched:
        patched.setattr(fleets, "judge_submission", broken)
        assert grade(task) == 3
    assert "could not be judged: s001.py: " in capsys.readouterr().out
    assert grade(task) == 0
    assert [score for _, score, _ in scores(task)] == ["3", "1", "3"]


@pytest.mark.usefixtures("here")
def test_a_submission_that_cannot_be_read_or_kept_is_named_and_stops_no_other(
    task, monkeypatch, capsys
):
    read, judge = running.read, fleets.judge_submission

    def broken(target):
        if target.label == "s000.py":
            raise MemoryError("ours")
        return read(target)

    def of_no_text(job):
        return replace(judge(job), file="\ud800" * (job.submission.name == "s001.py"))

    with monkeypatch.context() as patched:
        patched.setattr(running, "read", broken)
        patched.setattr(fleets, "judge_submission", of_no_text)
        assert grade(task) == 3
    told = capsys.readouterr().out
    assert "could not be judged: s000.py: MemoryError: ours" in told
    assert "could not be judged: s001.py: UnicodeEncodeError" in told
    assert [score for _, score, _ in scores(task)] == ["0", "0", "3"]
    assert grade(task) == 0
    assert [score for _, score, _ in scores(task)] == ["3", "1", "3"]


@pytest.mark.usefixtures("here")
def test_a_submission_whose_files_cannot_be_written_is_named_and_the_code_is_3(task, capsys):
    (task / "out" / "feedback").mkdir(parents=True)
    (task / "out" / "feedback" / "s001.py").touch()
    assert grade(task) == 3
    assert "s001.py: its report could not be written: File exists" in capsys.readouterr().out
    assert [score for _, score, _ in scores(task)] == ["3", "1", "3"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["class"], "expected PATH... and --out DIR"),
        (["--out", "x"], "expected PATH... and --out DIR"),
        (["class", "--out", "x", "--jobs", "0"], "'0': expected a whole number of at least 1"),
        (["class", "--out", "x", "--examples", "many"], "expected a whole number"),
        (["class", "--out", "x", "--speed", "9"], "unrecognized arguments: --speed"),
        (["nowhere", "--out", "x"], "nowhere: no such file or folder"),
        (["class", "--out", "class/"], "--out=class: holds the submissions; expected a folder"),
        (
            ["class", "--out", "x", "--limit", "call=0"],
            "--limit call=0.0: expected a number above 0",
        ),
        (
            ["class", "--out", "x", "--assignment", "class"],
            "class: expected a folder with a grading",
        ),
        (
            ["class", "--out", "x", "--cluster", "tcp://127.0.0.1:1"],
            "--cluster=tcp://127.0.0.1:1: ",
        ),
        (["--try-config", "class"], "--try-config=class: expected a grading.toml"),
        (["--try-config", "assignment/grading.toml"], "expected --model SOLUTION"),
    ],
)
def test_a_bad_option_or_place_is_told_and_nothing_is_written(
    task, words, told, monkeypatch, capsys
):
    monkeypatch.chdir(task)
    monkeypatch.setattr("perceptron.grading.fleet.PATIENCE", 0.3)
    try:
        code = grading.main(words)
    except SystemExit as refused:
        code = refused.code
    assert code == 2
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error
    assert not (task / "x").exists()


def test_a_machine_that_cannot_confine_grades_only_what_is_trusted(task, monkeypatch, capsys):
    monkeypatch.setattr(grading, "missing_layers", lambda: ["Landlock", "seccomp"])
    assert grade(task) == 2
    assert "here Landlock and seccomp is missing" in capsys.readouterr().err.replace(
        " are ", " is "
    )


@pytest.mark.usefixtures("here")
def test_a_second_run_at_once_says_so_and_stops(task, capsys):
    with Gradebook(task / "out"):
        assert grade(task) == 2
    assert "another run is writing to it; wait until it has ended" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_full_disk_loses_nothing_and_the_same_command_goes_on(task):
    chatty = WRONG.replace("        return np", "        print('x' * 1999)\n        return np")
    for number in range(3):
        text = f"{chatty}\n# {number}\n"
        (task / "class" / f"s{number:03}.py").write_text(text, encoding="utf-8")
    assert grade(task, "whole") == 0
    needed = (task / "whole" / "grades.sqlite").stat().st_size
    assert grade_in_room(task, needed - 6000) == (2, True)
    with Gradebook(task / "out") as book:
        assert 0 < len(book.names) < 3
    assert grade(task) == 0
    assert content(task / "out") == content(task / "whole")


def grade_in_room(task, size):
    """Grade where no file may grow beyond a size; return the code, and if it said what to do."""
    done = subprocess.run(
        command(task, task / "out"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ},
    )
    return done.returncode, "what is graded so far is kept; the same command" in done.stderr


@pytest.mark.usefixtures("here")
def test_a_model_solution_that_does_not_pass_stops_all_before_anyone_is_graded(task, capsys):
    write_assignment(task / "assignment", f'{FEW}\nmodel = "solution.py"\n')
    (task / "assignment" / "solution.py").write_text(WRONG, encoding="utf-8")
    assert grade(task) == 2
    error = capsys.readouterr().err
    assert "the model solution does not pass all that counts; nothing was graded" in error
    assert f"{GATES}: failed: " in error
    assert HALVES not in error
    (task / "assignment" / "solution.py").write_text(RIGHT, encoding="utf-8")
    assert grade(task) == 0


@pytest.mark.usefixtures("here")
def test_a_model_solution_that_passed_is_not_judged_again(task, monkeypatch):
    write_assignment(task / "assignment", f'{FEW}\nmodel = "solution.py"\n')
    (task / "assignment" / "solution.py").write_text(RIGHT, encoding="utf-8")
    assert grade(task) == 0
    monkeypatch.setattr(fleets, "judge_submission", None)
    assert grade(task) == 0


@pytest.mark.parametrize(("source", "code", "told"), [(RIGHT, 0, ""), (WRONG, 1, GATES)])
@pytest.mark.usefixtures("here")
def test_a_config_is_tried_on_a_model_solution(task, capsys, source, code, told):
    (task / "mine.py").write_text(source, encoding="utf-8")
    config = task / "assignment" / "grading.toml"
    assert grading.main(["--try-config", str(config), "--model", str(task / "mine.py")]) == code
    said = capsys.readouterr()
    assert "Week 2: 2 properties count, 3 points in all" in said.out
    assert told in said.err
    learns_nothing = said.out.partition("a program that learns nothing gets")[2]
    for name in EMPTY if code == 0 else ():
        assert re.search(rf"  {name} +[01] \((0|33) %\)\n", learns_nothing)
    assert not (task / "out").exists()


@pytest.mark.usefixtures("here")
def test_a_mark_by_hand_is_in_every_output_and_kept_until_it_is_undone(graded):
    task = graded
    assert override(task, "s001.py", GATES, "passed", "--reason", "the task was unclear") == 0
    (task / "class" / "s001.py").write_text(f"{WRONG}# again\n", encoding="utf-8")
    assert grade(task) == 0
    assert scores(task)[1] == ("s001.py", "3", "3")
    for name in (
        "grades.csv",
        "report.html",
        "feedback/s001.py/feedback.txt",
        "results/s001.py.json",
        "junit.xml",
    ):
        assert "the task was unclear" in (task / "out" / name).read_text(encoding="utf-8"), name
    assert override(task, "s001.py", GATES, "--undo") == 0
    assert scores(task)[1] == ("s001.py", "1", "3")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["s01.py", GATES, "passed", "--reason", "x"], "submission='s01.py': expected one of"),
        (["s001.py", f"{GATES}x", "passed", "--reason", "x"], f"did you mean {GATES}?"),
        (["s001.py", WAIVED, "passed", "--reason", "x"], "waived; it gives no points to anybody"),
        (["s001.py", GATES, "passed"], "expected passed or failed with --reason TEXT, or --undo"),
        (["s001.py", GATES, "passed", "--reason", " "], "with --reason TEXT"),
        (["s001.py", GATES, "perfect", "--reason", "x"], "invalid choice: 'perfect'"),
        (["s001.py", GATES, "--undo"], "nothing was changed by hand here"),
        (["s001.py", GATES, "passed", "--reason", "x", "--undo"], "or --undo"),
    ],
)
def test_an_override_that_does_not_fit_is_told(graded, capsys, words, told):
    try:
        code = override(graded, *words)
    except SystemExit as refused:
        code = refused.code
    assert (code, told in capsys.readouterr().err) == (2, True)


def test_an_override_where_nothing_was_graded_is_told(task, capsys):
    assert override(task, "s001.py", GATES, "--undo") == 2
    assert "no grades.sqlite here; expected the folder of --out" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "words"), [("grade", "'x', '--out', 'y'"), ("override", "'x', 's', 'p', '--undo'")]
)
def test_without_the_extra_it_says_what_to_install(name, words):
    code = (
        "import sys; sys.modules.update(jinja2=None, rich=None, matplotlib=None); "
        f"from perceptron.__main__ import main; sys.exit(main(['{name}', {words}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'perceptron-properties[grade]'" in done.stderr
    assert "Traceback" not in done.stderr
