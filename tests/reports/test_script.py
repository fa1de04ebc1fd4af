"""A script shows with numpy alone what was judged, to the digit, and ends as badly as it did."""

import subprocess
import sys
from pathlib import Path

import pytest

from perceptron.judge import judge
from perceptron.outcomes import Outcome
from perceptron.properties import every_property
from perceptron.reports.script import script_of
from perceptron.survey import models

CHAFFS = Path(__file__).parents[1] / "submissions" / "chaffs"
ALONE = """
import runpy, sys
sys.path = [place for place in sys.path if place]
sys.modules.update(dict.fromkeys(("perceptron", "hypothesis", "pytest", "_pytest")))
runpy.run_path("shows.py", run_name="__main__")
"""


def failed(name, claim):
    """Judge a chaff by one property, and return what came of it."""
    (model,) = models([str(CHAFFS / name)])
    (outcome,) = judge(model, laws=[every_property()[f"test_{claim}"]], examples=30)
    assert outcome.status in {"failed", "error"}
    return outcome


def run(script, source, folder):
    (folder / source.name).write_bytes(source.read_bytes())
    (folder / "shows.py").write_text(script, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", ALONE], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("name", "claim"),
    [
        ("bias_without_rate.py", "a_pass_adds_whole_steps_of_its_examples"),
        ("pops_the_callers_examples.py", "the_callers_arrays_are_left_as_they_were"),
        ("streak_not_reset.py", "separable_examples_are_all_learned"),
        ("predicts_in_chunks.py", "a_row_is_predicted_without_its_neighbours"),
        ("bias_never_learned.py", "every_two_input_gate_is_learned"),
    ],
)
def test_the_script_prints_what_was_seen_and_what_must_be(name, claim, tmp_path):
    outcome = failed(name, claim)
    done = run(script_of(outcome, name), CHAFFS / name, tmp_path)
    seen = [line.partition("  # ")[2] for line in outcome.transcript if line.startswith("show(")]
    assert seen
    assert done.stdout.splitlines() == seen
    assert done.returncode == 1
    told = f"{outcome.claim} What happened: {outcome.message} Why: {outcome.why}"
    assert done.stderr.strip() == told


def test_once_the_program_is_mended_the_script_ends_well_and_says_so(tmp_path):
    name = "bias_without_rate.py"
    script = script_of(failed(name, "a_pass_adds_whole_steps_of_its_examples"), name)
    mended = tmp_path / "mended"
    mended.mkdir()
    (mended / name).write_bytes((CHAFFS.parent / "wheats" / "textbook.py").read_bytes())
    done = run(script, mended / name, tmp_path)
    assert done.returncode == 0
    assert "the program answers differently now" in done.stdout


def test_an_outcome_without_known_calls_has_no_script():
    assert script_of(Outcome("a", "t", "n", "C.", "timed out", True), "a.py") == ""


def test_hostile_words_are_data_of_the_script_and_no_code_of_it(tmp_path):
    words = '\'); raise SystemExit(7) #\n"""\nraise SystemExit(8)\n{0.__class__} \\'
    outcome = Outcome("a", "t", "n", words, "failed", True, message=words, transcript=("x = 1",))
    (tmp_path / "a'b.py").touch()
    done = run(script_of(outcome, "a'b.py"), tmp_path / "a'b.py", tmp_path)
    assert done.returncode == 1
    assert "What happened: '); raise SystemExit(7)" in done.stderr


def test_a_notebook_is_to_be_saved_as_a_file_first():
    outcome = Outcome("a", "t", "n", "C.", "failed", True, transcript=("x = 1",))
    assert "beside mine.py, which holds your notebook's class," in script_of(outcome, "mine.ipynb")
