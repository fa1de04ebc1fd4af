"""`perceptron decide`: exact answers in words and as data, however it is run."""

import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from perceptron.__main__ import main
from perceptron.commands import decide as command

SEPARABLE = "x,y,kind\n0,0,no\n0.1,1,no\n1,1e0,yes\n"


def lines_of(capsys):
    return capsys.readouterr().out.splitlines()


def test_a_separable_file_gets_its_line_its_margin_and_the_mistake_bound(table, capsys):
    assert main(["decide", table(SEPARABLE)]) == 0
    lines = lines_of(capsys)
    assert (
        lines[0]
        == "separable: this sum is above 0 on every row of 'yes' and below on those of 'no':"
    )
    assert lines[1] == "    + 20 * x - 2 * y - 9"
    assert lines[2].startswith("margin: ~0.408669")
    assert lines[2].endswith("its square is 81/485")
    assert lines[3].startswith("mistakes: 17 at most")
    assert lines[-1] == "Rechecked in whole numbers, row by row."


def test_an_inseparable_file_gets_the_rows_that_prove_it(table, capsys):
    content = "0,a\n2,b\n3,a\n\n0.5,a\n"
    assert main(["decide", table(content)]) == 0
    first, *lines = lines_of(capsys)
    assert first.startswith("not separable: no line has every row of 'b' on one side and every row")
    assert lines == [
        "3 rows prove it, each taken as many times as said:",
        "  1 x line 1: (0) 'a'",
        "  3 x line 2: (2) 'b'",
        "  2 x line 3: (3) 'a'",
        "Those of 'b' and those of 'a' are equally many, 3, and have the same mean. A line between "
        "them would have that mean on both its sides (Gordan 1873).",
        "Rechecked in whole numbers.",
    ]


def test_the_data_can_be_rechecked_by_another_program(table, capsys):
    path = table(SEPARABLE)
    assert main(["decide", path, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["verdict"], data["negative"], data["positive"]) == ("separable", "no", "yes")
    assert data["features"] == ["x", "y"]
    weights, bias = [*map(int, data["weights"])], int(data["bias"])
    for line in SEPARABLE.splitlines()[1:]:
        x, y, kind = line.split(",")
        side = weights[0] * Decimal(x) + weights[1] * Decimal(y) + bias
        assert (side > 0) == (kind == "yes")
    assert Fraction(data["squared_margin"]) == Fraction(81, 485)
    assert data["largest_margin"] is True
    assert main(["decide", "--gate", "XOR", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["verdict"] == "not separable"
    assert [(row["row"], row["count"]) for row in data["counts"]] == [
        (f"row {inputs}", "1") for inputs in ("00", "01", "10", "11")
    ]


@pytest.mark.parametrize(
    ("gate", "said"),
    [("and", "separable"), ("NOT A", "separable"), ("0110", "not separable"), ("01", "separable")],
)
def test_a_gate_is_named_or_written_as_its_labels(gate, said, capsys):
    assert main(["decide", "--gate", gate]) == 0
    assert lines_of(capsys)[0].startswith(f"{said}: ")


def test_standard_input_is_read_as_a_file_is():
    run = [sys.executable, "-m", "perceptron", "decide", "-"]
    done = subprocess.run(run, input=SEPARABLE, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("separable: ")


def test_numbers_at_the_ends_of_floats_and_beyond_are_decided_exactly(table, capsys):
    # In floats all four points lie at 1e308: 1e-300 is lost.
    far = "1e308,a\n1e308,a\n100000000000000000001e288,b\n"
    assert main(["decide", table(far)]) == 0
    assert lines_of(capsys)[0].startswith("separable: ")
    near = "1,1e308,a\n1,1e-300,b\n1,2e-300,a\n1,-1e308,a\n1,0,a\n"
    assert main(["decide", table(near)]) == 0
    assert lines_of(capsys)[0].startswith("not separable: ")
    apart = "1e308,1e-300,a\n1e308,2e-300,b\n-1e308,1e-300,a\n-1e308,2e-300,b\n"
    assert main(["decide", table(apart), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["verdict"] == "separable"
    assert int(data["weights"][0]) == 0
    assert int(data["weights"][1]) * 3 == -int(data["bias"]) * 2 * 10**300


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["no.csv", "--gate", "OR"],
        ["--gate", "OR", "--label", "k"],
        ["a.csv", "--most-work", "x"],
        ["a.csv", "--most-work", "-5"],
        ["--gate", "OR", "--label", ""],
    ],
)
def test_arguments_that_do_not_go_together_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["decide", *arguments])
    assert ended.value.code == 2
    assert "usage: perceptron decide" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["/nowhere/at/all.csv"], "/nowhere/at/all.csv: cannot be read: No such file or directory"),
        (["/"], "/: cannot be read: Is a directory"),
        (["--gate", "XAND"], "gate='XAND': expected one of FALSE, AND,"),
        (["--gate", "011"], "or 2, 4, 8 ... labels such as 0110"),
        (["--gate", "1"], "gate='1': expected"),
        (["--all", "0"], "--all=0: expected 1 to 8 inputs"),
        (["a\0b.csv"], "'a\\x00b.csv': cannot be read: embedded null byte"),
        (["--all", "9"], "--all=9: expected 1 to 8 inputs"),
    ],
)
def test_what_cannot_be_decided_gets_one_line(arguments, said, capsys):
    assert main(["decide", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_past_the_limit_of_work_it_says_what_was_tried_and_exits_with_3(table, capsys):
    rows = [f"{k},{7 * k % 5},{'a' if k < 20 else 'b'}\n" for k in range(40)]
    assert main(["decide", table("".join(rows)), "--most-work", "60"]) == 0  # the floats' line
    assert "of this line; another's may be larger" in lines_of(capsys)[2]
    assert main(["decide", "--gate", "XOR", "--most-work", "1"]) == 3
    undecided, *tried = lines_of(capsys)
    assert undecided == "undecided: no proof within the limit of work."
    assert [text.partition(":")[0].strip() for text in tried] == [
        "the point of smallest norm",
        "with scaled columns, the point of smallest norm",
        "0 passes of the perceptron",
    ]
    assert main(["decide", "--gate", "XOR", "--most-work", "1", "--json"]) == 3
    assert len(json.loads(capsys.readouterr().out)["tried"]) == 3


def test_all_functions_are_counted_in_words_and_as_data(capsys):
    assert main(["decide", "--all", "5"]) == 0
    printed = capsys.readouterr().out
    assert "     4     65,536   1,882  63,654          38  1,882 of 65,536" in printed
    assert "     5        119     119       0         108  94,572 of 2**32" in printed
    assert main(["decide", "--all", "3", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [row["separable"] for row in data["up to symmetry"]] == [4, 14, 104]
    assert [row["candidates"] for row in data["function by function"]] == [4, 16, 256]


def test_the_bar_shows_how_many_are_decided(monkeypatch):
    from rich.console import Console

    shown = io.StringIO()
    console = Console(force_terminal=True, file=shown)
    monkeypatch.setattr("rich.console.Console", lambda **_: console)
    with command._bar() as watch:
        watch(3, 10)
    assert "70%" in shown.getvalue()


def test_without_rich_nothing_is_shown(monkeypatch):
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with command._bar() as watch:
        watch(3, 10)


def test_long_numbers_are_rounded_in_words_only(table, capsys):
    path = table("0.123456789012345678901234567890,a\n1,b\n")
    assert main(["decide", path]) == 0
    printed = capsys.readouterr().out
    assert "~" in printed
    assert "A ~ stands before a rounded number; --json has every digit." in printed


def run(arguments, content=SEPARABLE, **options):
    command = [sys.executable, "-m", "perceptron", "decide", *arguments]
    return subprocess.run(
        command, input=content, stderr=subprocess.PIPE, text=True, check=False, **options
    )


def test_a_closed_standard_input_is_told_in_one_line():
    shell = f"exec {sys.executable} -m perceptron decide - <&-"
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "standard input is closed" in line


def test_labels_that_the_terminal_cannot_show_are_written_out(table):
    path = table("1,\u00e9\n2,b\n")
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    done = run([path], stdout=subprocess.PIPE, env=narrow)
    assert done.returncode == 0
    assert r"every row of '\xe9'" in done.stdout


def test_a_value_that_prints_as_another_is_marked_as_rounded(table, capsys):
    near = [f"0.1234567890123456789012345{last},{'ab'[last % 2]}\n" for last in (4, 5, 6)]
    assert main(["decide", table("".join(near))]) == 0
    assert all("(~0.123457)" in line for line in lines_of(capsys)[2:5])
