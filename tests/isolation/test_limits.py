"""What a submission may use up is laid down by options, and by an assignment's grading.toml."""

import pytest

from perceptron.contract import TargetError
from perceptron.conventions import read_assignment
from perceptron.limits import Limits, parsed_limits


def test_an_option_takes_the_place_of_what_the_assignment_says(tmp_path):
    (tmp_path / "grading.toml").write_text("[limits]\ncall = 2\nmemory = 512\n", encoding="utf-8")
    limits = read_assignment(tmp_path, ()).limits
    assert limits == Limits(call=2, memory=512)
    assert parsed_limits(["call=0.5", "total=9"], limits) == Limits(call=0.5, memory=512, total=9)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("calls=2", "--limit calls: expected one of call, loading, total, wall, memory, output"),
        ("call=0", "--limit call=0.0: expected a number above 0"),
        ("call=nan", "--limit call=nan: expected a number above 0"),
        ("call=inf", "--limit call=inf: expected a number above 0"),
        ("call", "--limit=call: expected NAME=NUMBER, as in call=10"),
        ("call=much", "--limit=call=much: expected NAME=NUMBER, as in call=10"),
    ],
)
def test_a_limit_that_is_none_is_refused(option, told):
    with pytest.raises(TargetError) as refused:
        parsed_limits([option], Limits())
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('call = "2"', r"\[limits\] call='2': expected a number above 0"),
        ("call = true", r"\[limits\] call=True: expected a number above 0"),
        ("cpu = 2", r"\[limits\] cpu: expected one of call"),
    ],
)
def test_a_wrong_limit_of_an_assignment_names_its_file(tmp_path, line, told):
    (tmp_path / "grading.toml").write_text(f"[limits]\n{line}\n", encoding="utf-8")
    with pytest.raises(TargetError, match=rf"grading\.toml: {told}"):
        read_assignment(tmp_path, ())


def test_a_table_that_is_nearly_limits_is_asked_about(tmp_path):
    (tmp_path / "grading.toml").write_text("[limit]\ncall = 2\n", encoding="utf-8")
    with pytest.raises(TargetError, match=r"\[limit\]: expected one of .*; did you mean limits\?"):
        read_assignment(tmp_path, ())
    (tmp_path / "grading.toml").write_text("limits = 2\n", encoding="utf-8")
    with pytest.raises(TargetError, match=r"limits=2: expected a table \[limits\]"):
        read_assignment(tmp_path, ())
