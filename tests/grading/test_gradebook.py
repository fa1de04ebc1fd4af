"""The gradebook takes whole verdicts and a person's word, from one writer at a time."""

import sqlite3
import subprocess
import sys
from decimal import Decimal

import pytest

from perceptron.contract import TargetError
from perceptron.grading.gradebook import FILE, Gradebook
from perceptron.grading.judging import Verdict
from perceptron.marks import Coverage, Item, Plan
from perceptron.outcomes import Outcome

PLAN = Plan("Week 2", (Item("a", "t", "A.", Decimal("1.5")), Item("b", "t", "B.", Decimal(2))), {})


def outcome(name, status="passed"):
    return Outcome("ann", "t", name, name.upper() + ".", status, True, tables={"p": [[1.0, 0]]})


def verdict(a="passed", b="passed", **more):
    outcomes = (outcome("a", a), outcome("b", b))
    return Verdict(outcomes, "ann.py", (("driven", "class P"),), **more)


@pytest.fixture
def book(tmp_path):
    with Gradebook(tmp_path) as opened:
        opened.plan = PLAN
        yield opened


def ann(book):
    (found,) = book.gradings().submissions
    return found


def test_what_is_put_comes_back(book):
    coverage = (Coverage("ann.py", 9, (2, 3), 4, 1),)
    book.put("ann", "d", verdict("failed", coverage=coverage, seconds=2.5), {"a": "1", "b": "2"})
    found = ann(book)
    assert [line.outcome for line in found.lines] == [outcome("a", "failed"), outcome("b")]
    assert (found.score, book.plan.total) == (2, Decimal("3.5"))
    assert found.findings == (("driven", "class P"),)
    assert (found.coverage, found.seconds, found.file) == (coverage, 2.5, "ann.py")
    assert book.plan == PLAN


def test_a_verdict_goes_in_whole_or_not_at_all(book):
    book.put("ann", "d", verdict(), {"a": "1", "b": "2"})
    with pytest.raises(sqlite3.IntegrityError):
        book.put("ann", "e", Verdict((outcome("a"), outcome("a"))), {"a": "3"})
    assert book.judged("ann") == {"a": "1", "b": "2"}
    assert ann(book).score == Decimal("3.5")


def test_what_the_grader_could_not_judge_earns_nothing_and_is_to_be_judged_again(book):
    book.put("ann", "d", verdict(b="grader error"), {"a": "1", "b": "2"})
    assert book.judged("ann") == {"a": "1"}
    assert ann(book).unjudged == ["b"]
    book.put("ann", "d", Verdict(trouble="ours"), {"a": "1", "b": "2"})
    assert book.judged("ann") == {}
    assert (ann(book).unjudged, ann(book).score, ann(book).trouble) == (["a", "b"], 0, "ours")


def test_a_mark_by_hand_is_dated_and_kept_when_it_is_judged_again(book):
    book.put("ann", "d", verdict("failed"), {"a": "1", "b": "2"})
    book.override("ann", "a", "passed", "my mistake in the task")
    assert ann(book).score == Decimal("3.5")
    book.put("ann", "e", verdict("crashed"), {"a": "3", "b": "4"})
    line = ann(book).lines[0]
    assert (line.status, line.outcome.status, line.earned) == ("passed", "crashed", Decimal("1.5"))
    assert line.override.reason == "my mistake in the task"
    assert line.override.at.endswith("+00:00")


def test_the_last_word_by_hand_counts_and_none_is_deleted(book):
    book.put("ann", "d", verdict("failed"), {"a": "1", "b": "2"})
    book.override("ann", "a", "passed", "first")
    book.override("ann", "a", "failed", "second")
    assert ann(book).lines[0].status == "failed"
    assert book.undo("ann", "a")
    assert not book.undo("ann", "a")
    assert ann(book).lines[0].override is None
    history = book.database.execute("SELECT reason, undone IS NULL FROM overrides").fetchall()
    assert history == [("first", 0), ("second", 0)]


def test_a_second_writer_is_told_and_the_first_goes_on(book, tmp_path):
    code = (
        "import sys; from pathlib import Path; from perceptron.grading.gradebook import Gradebook; "
        "Gradebook(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert "another run is writing to it" in done.stderr
    book.put("ann", "d", verdict(), {"a": "1", "b": "2"})


def test_a_writer_that_is_gone_holds_nothing(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; "
        "from perceptron.grading.gradebook import Gradebook; "
        "book = Gradebook(Path(sys.argv[1])); book.database.execute('BEGIN EXCLUSIVE'); "
        "book._write('plan', 1); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    with Gradebook(tmp_path) as book, pytest.raises(TargetError, match="nothing has been graded"):
        _ = book.plan


def test_another_file_of_that_name_is_refused_and_left_alone(tmp_path):
    content = b"not a database, but long enough to be looked at" * 99
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(TargetError, match="cannot be used as a gradebook: file is not a database"):
        Gradebook(tmp_path)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_gradebook_of_another_format_is_refused(tmp_path):
    with Gradebook(tmp_path) as book:
        book._write("format", 99)
    with pytest.raises(TargetError, match="its format is 99, expected 1; take another --out"):
        Gradebook(tmp_path)


def test_a_folder_without_a_gradebook_is_told_where_one_must_be(tmp_path):
    with pytest.raises(TargetError, match=r"no grades\.sqlite here; expected the folder of --out"):
        Gradebook(tmp_path, must_exist=True)
    assert [*tmp_path.iterdir()] == []


def test_a_place_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(TargetError, match="cannot be used as a gradebook"):
        Gradebook(tmp_path / "file" / "out")
