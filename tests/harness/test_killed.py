"""`perceptron check` where a submission's process is ended from outside: the table, and code 3."""

import pytest

from perceptron.commands import check

from ..isolation.killed import kill, zygote_of
from ..isolation.programs import right

WHEEL = ["-p", "no:randomly", "-p", "no:cacheprovider", "--tb=no", "-o", "python_files=*.py"]
WHEEL += ["-p", "perceptron.pytest_plugin", "--pyargs", "perceptron.properties", "--examples=3"]


@pytest.fixture
def judged(pytester, tmp_path):
    """Run the pytest that the command starts on two submissions, in this process."""
    for name in ("ada", "bob"):
        (tmp_path / f"{name}.py").write_text(right(), encoding="utf-8")
    few = ["-k", "every_two_input_gate or xor_and_xnor", f"--implementation={tmp_path}"]
    return lambda: pytester.runpytest_inprocess(*WHEEL, *few)


def test_a_zygote_that_is_ended_once_changes_nothing(judged, monkeypatch):
    kill(monkeypatch, "train", which=zygote_of)
    done = judged()
    assert done.ret == 0
    done.stdout.re_match_lines([r"ada\.py: 2 of ", r"bob\.py: 2 of "])


def test_what_is_ended_twice_is_the_graders_error_and_ends_with_3(judged, monkeypatch):
    kill(monkeypatch, "recall", times=2)
    done = judged()
    assert done.ret == 3
    done.stdout.re_match_lines(
        [r"ada\.py: 1 of ", r"  gates        !", r".*signal SIGKILL, twice; .*", r"bob\.py: 2 of "]
    )


def test_a_submission_that_could_not_be_found_out_about_costs_no_other(judged, monkeypatch):
    kill(monkeypatch, "survey", times=2)
    done = judged()
    assert done.ret == 3
    done.stdout.re_match_lines(
        [
            r"ada\.py: 0 of ",
            r".* not judged = .*, twice; ",
            r"  gates        !",
            r"bob\.py: 2 of ",
        ]
    )


def test_to_explain_it_ends_with_3_too(tmp_path, monkeypatch, capsys):
    (tmp_path / "ada.py").write_text(right(), encoding="utf-8")
    kill(monkeypatch, "survey", times=2)
    assert check.main([str(tmp_path / "ada.py"), "--explain"]) == 3
    assert "not judged  its process was ended from outside" in capsys.readouterr().out
