"""The command's own parts: targets told from options, paths made absolute, files written."""

from pathlib import Path

import pytest

from perceptron.__main__ import main
from perceptron.commands.check import (
    _absolute_path,
    _configuration,
    _coverage_file,
    absolute,
    split,
)
from perceptron.contract import TargetError
from perceptron.judge import assignment_from


def test_targets_are_told_from_options():
    words = ["a.py", "-k", "xor or gate", "m:N(tol=None)", "--examples=5", "-n", "2", "-x"]
    targets, options = split(words)
    assert targets == ["a.py", "m:N(tol=None)"]
    assert options == ["-k", "xor or gate", "--examples=5", "-n", "2", "-x"]


def test_paths_become_absolute_and_modules_stay(tmp_path, monkeypatch):
    (tmp_path / "a.py").touch()
    monkeypatch.chdir(tmp_path)
    assert absolute("a.py") == str(tmp_path / "a.py")
    assert absolute("a.py:Name(x=1)") == f"{tmp_path / 'a.py'}:Name(x=1)"
    assert absolute("package.module:Name") == "package.module:Name"
    assert _absolute_path("--junitxml=out.xml") == f"--junitxml={tmp_path / 'out.xml'}"
    assert _absolute_path("--maxfail=1") == "--maxfail=1"


def test_coverage_is_of_the_submissions_files_and_folders(tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "a.py").touch()
    targets = [f"{tmp_path}/a.py:Name", str(tmp_path / "class")]
    written = Path(_coverage_file(str(tmp_path), targets)).read_text(encoding="utf-8")
    assert f"{tmp_path}/a.py\n" in written
    assert f"{tmp_path}/class/*" in written
    assert "branch = True" in written
    assert "perceptron_measures_submission = True" in _configuration(True)


def test_check_without_a_target_says_so(capsys):
    assert main(["check", "-x"]) == 4
    assert "no TARGET given" in capsys.readouterr().err


def test_an_unknown_ask_is_refused_with_the_known_ones():
    with pytest.raises(TargetError, match=r"--asks=wings: expected some of .*fit"):
        assignment_from("fit,wings")
    assert (
        assignment_from("").asks
        == assignment_from("fit,predict,parameters,passes,learning_rate").asks
    )


def test_a_file_called_like_an_option_is_not_taken_for_one(tmp_path, monkeypatch, capsys):
    (tmp_path / "--trust").touch()
    (tmp_path / "a.py").touch()
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--trust", "a.py"]) == 4
    assert "--trust: an option, and a file here" in capsys.readouterr().err
    (tmp_path / "--trust").unlink()
    (tmp_path / "gates").mkdir()  # a theme's name is no file's, and nor is a long expression
    for chosen in ("gates", "x" * 5000):
        assert main(["check", "-k", chosen, "--explain", "a.py"]) == 4
        assert "an option, and a file here" not in capsys.readouterr().err
    assert split(["--examples=2", "--", "--trust", "a.py"]) == (
        ["--trust", "a.py"],
        ["--examples=2"],
    )


def test_a_name_that_is_too_long_is_no_path():
    assert absolute("a" * 5000) == "a" * 5000


def test_a_files_name_is_no_pattern_of_coverage(tmp_path):
    (tmp_path / "[x]*, y.py").touch()
    written = Path(_coverage_file(str(tmp_path), [f"{tmp_path}/[x]*, y.py"])).read_text()
    assert f"{tmp_path}/?x????y.py\n" in written
    assert "exclude_lines = pragma: no cover\n" in written


@pytest.mark.parametrize(("command", "code"), [("check", 2), ("decide", 130)])
def test_ctrl_c_is_one_line(monkeypatch, capsys, command, code):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(f"perceptron.commands.{command}.main", interrupted)
    assert main([command, "x"]) == code
    assert capsys.readouterr().err == f"perceptron {command}: interrupted\n"
