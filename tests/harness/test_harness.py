"""pytest as the grading harness: outcomes, exit codes, the table; and files it must not obey."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from perceptron.__main__ import main

ROOT = Path(__file__).parents[2]
SUBMISSIONS = ROOT / "tests" / "submissions"
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRONG = SUBMISSIONS / "chaffs" / "bias_never_learned.py"
HASTY = SUBMISSIONS / "chaffs" / "checks_only_the_last_row.py"  # the examples decide what it loses
RIGHT = SUBMISSIONS / "wheats" / "stops_when_clean.py"
FEW = ["--examples=3", "-k", "every_two_input_gate or xor_and_xnor or labels"]
WHEEL = ["-p", "perceptron.pytest_plugin", "-o", "python_files=*.py"]
WHEEL += ["--pyargs", "perceptron.properties"]


def run(*words, cwd=ROOT, **environment):
    # A pytest in the clone erases the coverage data that it finds there: ours, if a worker of this
    # very run has ended already. So it gets a file of its own to erase.
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(
            [sys.executable, *words],
            cwd=cwd,
            env={
                **os.environ,
                "COVERAGE_FILE": f"{folder}/.coverage",
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def graded(pytester):
    """Run the pytest that the command starts in this process, where that is not the claim."""

    def graded_(target, *words):
        plain = ("-p", "no:randomly", "-p", "no:cacheprovider", "--tb=no", *WHEEL)
        return pytester.runpytest_inprocess(*plain, f"--implementation={target}", *words)

    return graded_


def outcomes(text):
    """Return the lines of the table: what a run says of each submission."""
    return re.findall(
        r"^  \w+ +[.FETCU?!-]+$|^\S+: \d+ of \d+.*$|^    \w+ = .*$", text, re.MULTILINE
    )


def test_a_correct_submission_exits_0_and_cov_shows_its_file_alone(check, tmp_path):
    done = check(RIGHT, *FEW, "--cov", f"--junitxml={tmp_path / 'out.xml'}")
    assert done.returncode == 0, done.stdout
    assert re.search(
        r"stops_when_clean.py: 4 of \d+ properties that count hold; \d+ did not run", done.stdout
    )
    assert re.search(r"stops_when_clean.py +\d+ +\d+ +\d+ +\d+ +\d+%", done.stdout), done.stdout
    assert len(re.findall(r"^\S+\.py +\d+ +\d+", done.stdout, re.MULTILINE)) == 1
    assert (tmp_path / "out.xml").is_file()


def test_a_wrong_one_exits_1_with_the_smallest_counterexample_whatever_its_name(check, tmp_path):
    (tmp_path / "renamed.py").write_text(HASTY.read_text())
    few = ["--examples=10", "-k", "every_two_input_gate or every_scale or every_learning_rate"]
    done = check(HASTY, tmp_path / "renamed.py", *few)
    assert done.returncode == 1
    assert "gates: every_two_input_gate_is_learned: failed" in done.stdout
    assert re.search(r"gate = \(?'", done.stdout)
    first, second = re.split(r"^renamed.py: ", done.stdout, flags=re.MULTILINE)
    assert outcomes(first)[1:] == outcomes(second)


def test_readme_shows_what_the_command_prints(check):
    samples = (part.split("\n```")[0] for part in README.split("```text\n")[1:])
    sample = next(each for each in samples if each.startswith("bias_without_rate.py"))
    assert sample in check(SUBMISSIONS / "chaffs" / "bias_without_rate.py", "-k", "update").stdout


@pytest.mark.parametrize(
    "words", [("nowhere.py",), (RIGHT, "--asks=wings"), (RIGHT, "--examples=0"), ("m:N(a=b)",)]
)
def test_a_bad_target_or_option_exits_4_with_one_line(graded, words):
    done = graded(*words)
    assert done.ret == 4
    assert len([line for line in done.errlines if line]) == 1
    assert "Traceback" not in done.stdout.str() + done.stderr.str()


@pytest.mark.parametrize("words", [("nowhere.py",), ()])
def test_the_command_hands_the_code_of_a_bad_target_on(check, words):
    done = check(*words)
    assert done.returncode == 4
    assert "Traceback" not in done.stdout + done.stderr


def test_the_command_explains_itself(capsys):
    assert main(["--help"]) == 0
    assert "check TARGET" in capsys.readouterr().out
    assert main(["check", "--help"]) == 0
    assert "usage: perceptron check TARGET" in capsys.readouterr().out
    assert main(["judge"]) == 4
    assert "command='judge': expected one of check, grade, override" in capsys.readouterr().err
    assert main([]) == 4
    assert "no command given" in capsys.readouterr().err


def test_every_way_to_run_gives_the_same_outcomes(check, graded, tmp_path):
    few = ["--examples=5", "-k", "every_scale or every_learning_rate or xor_and_xnor"]
    target = f"--implementation={HASTY}"
    themes = str(ROOT / "tests" / "properties")
    here = run("-m", "pytest", themes, target, *few)
    assert "tests coverage" not in here.stdout
    assert outcomes(here.stdout)
    runs = {
        "another folder, workers, CI": run(
            *("-m", "pytest", themes, target, *few, "-n2", "--randomly-seed=9"),
            cwd=tmp_path,
            CI="true",
            PYTHONHASHSEED="7",
        ),
        "command, CI": check(HASTY, *few, CI="true", cwd=tmp_path),
    }
    for way, done in runs.items():
        assert (way, done.returncode) == (way, 1)
        assert (way, outcomes(done.stdout)) == (way, outcomes(here.stdout))
    installed = graded(HASTY, *few)  # elsewhere, and with all that this process has drawn before
    assert (installed.ret, outcomes(installed.stdout.str())) == (1, outcomes(here.stdout))


PASSED = """
import pytest
@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    report.outcome = "passed"
"""


def test_files_beside_a_submission_are_not_obeyed_by_workers_either(tmp_path):
    (tmp_path / "student.py").write_text(WRONG.read_text())
    (tmp_path / "conftest.py").write_text(PASSED)
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
    (tmp_path / "sitecustomize.py").write_text("import os\nos._exit(0)\n")
    (tmp_path / "perceptron.py").write_text("raise SystemExit(0)\n")
    command = Path(sys.executable).with_name("perceptron")
    done = subprocess.run(
        [command, "check", "student.py", *FEW, "-n", "1"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "every_two_input_gate_is_learned: failed" in done.stdout


def test_asked_for_claims_run_when_named(graded):
    squeezed = SUBMISSIONS / "chaffs_if_asked" / "strict_at_zero.py"
    claim = "a_point_on_the_plane_gets_label_1"
    assert graded(squeezed, "-k", claim).ret == 5  # nothing to run
    asked = f"--asks=fit,predict,parameters,exact,passes,{claim}"
    done = graded(squeezed, "--examples=30", "-k", claim, asked)
    assert done.ret == 1
    assert f"asked_for: {claim}: failed" in done.stdout.str()


def test_what_is_asked_for_and_missing_fails_and_extras_are_skipped(graded, tmp_path):
    source = RIGHT.read_text().replace("self.weights", "self._secret['w']")
    (tmp_path / "closed.py").write_text(source.replace("def fit", "_secret = {}\n\n    def fit"))
    done = graded(tmp_path / "closed.py", "--examples=5", "-k", "weighted_sum or repeating")
    assert done.ret == 1
    assert "asked for, not offered: parameters" in done.stdout.str()
    assert done.parseoutcomes()["skipped"] == 1


def test_an_extra_that_nothing_puts_to_the_test_is_skipped_and_one_that_counts_fails(
    graded, monkeypatch
):
    threshold = "hypothesis.internal.conjecture.engine.INVALID_THRESHOLD_BASE"
    monkeypatch.setattr(threshold, 40, raising=False)  # examples in vain before it gives up
    rows_of_one = SUBMISSIONS / "chaffs" / "rows_of_length_one.py"  # a second pass changes nothing
    words = (rows_of_one, "--examples=10", "-k", "towards_every_separator")
    skipped = graded(*words, "--asks=fit,predict,passes")
    assert skipped.ret == 0
    skipped.assert_outcomes(skipped=1)
    failed = graded(*words)
    assert failed.ret == 1
    assert "a_pass_moves_towards_every_separator: no evidence" in failed.stdout.str()


def test_a_broken_file_of_a_folder_loses_its_points_and_stops_no_other(graded, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ann.py").write_text(RIGHT.read_text())
    (folder / "bob.py").write_text("import numpy as np\nclass Perceptron\n")
    done = graded(folder, "--examples=5", "-k", "identity or labels")
    told = done.stdout.str()
    assert done.ret == 1
    assert re.search(r"ann.py: 2 of \d+ properties that count hold", told)
    assert re.search(r"bob.py: 0 of \d+ properties that count hold", told)
    assert "bob.py: cannot be imported: SyntaxError" in told


QUITS = """

class Perceptron(Perceptron):
    def fit(self, X, y):
        if list(y) in ([0, 1, 1, 0], [-1, 1, 1, -1]):
            __import__("os")._exit(0)
        return super().fit(X, y)
"""


def test_a_submission_that_ends_the_process_does_not_end_it_well(check, graded, tmp_path):
    (tmp_path / "quits.py").write_text(RIGHT.read_text() + QUITS)
    words = [tmp_path / "quits.py", "--examples=5", "-k", "xor_and_xnor"]
    assert graded(*words).ret == 4  # confined, it ends its own process, and is not driven
    done = check(*words, "--trust")
    assert done.returncode == 3
    assert "ended from inside" in done.stderr


A_GATE_OF_THREE = "len(y) == 8 and (X >= 0).all()"
INTERRUPTS = QUITS.replace("list(y) in ([0, 1, 1, 0], [-1, 1, 1, -1])", A_GATE_OF_THREE).replace(
    "_exit(0)", "killpg(0, 2)"
)


@pytest.mark.parametrize(
    ("ends", "words", "told"),
    [
        ("abort()", [], "the run was ended from outside by signal 6"),
        ("_exit(7)", ["-n1"], "node down: Not properly terminated"),
    ],
)
def test_a_judge_that_is_ended_costs_the_program_nothing(check, tmp_path, ends, words, told):
    deadly = INTERRUPTS.replace("killpg(0, 2)", ends)
    (tmp_path / "deadly.py").write_text(RIGHT.read_text() + deadly)
    done = check(tmp_path / "deadly.py", "--trust", "--examples=3", "-k", "k_of_n", *words)
    assert done.returncode == 3
    assert told in done.stdout + done.stderr


def test_ctrl_c_ends_with_2_and_the_report_of_what_stands(tmp_path):
    (tmp_path / "slow.py").write_text(RIGHT.read_text() + INTERRUPTS)
    words = [sys.executable, "-m", "perceptron", "check", str(tmp_path / "slow.py"), "-k", "gates"]
    words += ["--trust"]  # it sends the signal itself
    done = subprocess.run(
        words,
        start_new_session=True,
        # A run in a shell's background ignores Ctrl-C, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "slow.py: 1 of" in done.stdout
    assert "Traceback" not in done.stderr


def test_importing_the_package_imports_neither_hypothesis_nor_pytest():
    code = "import sys, json, perceptron; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(run("-c", code).stdout)
    assert not {"hypothesis", "pytest", "_pytest"} & {name.partition(".")[0] for name in loaded}
