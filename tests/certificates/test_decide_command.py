"""`perceptron decide`: exact answers in words and as data, and one clear line for bad input."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from perceptron.__main__ import main
from perceptron.commands import decide as command
from perceptron.problems import Problem
from perceptron.samples import read_csv

SEPARABLE = "x,y,kind\n0,0,no\n0.1,1,no\n1,1e0,yes\n"


@pytest.fixture
def table(tmp_path):
    def write(content):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


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


THREE = "label,a,b\ncat,1,2\ndog,3,4\ncow,5,5\ncat,0,1\n"


def test_two_labels_of_more_are_chosen_or_one_against_the_rest(table, capsys):
    path = table(THREE)
    assert main(["decide", path, "--label", "label", "--pair", "cat", "dog"]) == 0
    assert "'dog' and below on those of 'cat'" in lines_of(capsys)[0]
    assert main(["decide", path, "--label", "1", "--against-rest", "cow"]) == 0
    assert "'cow' and below on those of 'any but cow'" in lines_of(capsys)[0]
    assert len(read_csv(path, "label", pair=("cat", "dog")).places) == 3


def test_files_of_other_delimiters_marks_and_line_ends_are_read_alike(table):
    plain = read_csv(table(SEPARABLE))
    for other in (
        SEPARABLE.replace(",", ";"),
        SEPARABLE.replace(",", "\t"),
        SEPARABLE.replace("\n", "\r\n"),
        "\ufeff" + SEPARABLE,
        SEPARABLE.replace("0.1", '" 0.1 "'),
        SEPARABLE.rstrip("\n"),
    ):
        assert read_csv(table(other)) == plain


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


BAD = [
    ("", "empty: expected rows of numbers with a label each"),
    ("\n \n", "empty: expected rows"),
    ("1,2,a\n1,2\n", "line 2 has 2 cells, line 1 3: expected as many in each"),
    ("x,k\n1,a\ntwo,b\n", "line 3: 'two': expected a finite number, such as 5.1 or -2e-3"),
    ("1,a\n,b\n", "line 2: an empty cell: expected a number"),
    ("1,a\n2,\n", "line 2: no label in column 'x2'"),
    ("1,a\ninf,b\n", "line 2: 'inf': expected a finite number, such as"),
    ("1,a\nNaN,b\n", "line 2: 'NaN': expected a finite number"),
    ("1,a\n-Infinity,b\n", "line 2: '-Infinity': expected a finite number"),
    ("1,a\n1e999999999,b\n", "line 2: '1e999999999': expected at most 1000 digits"),
    ("1,a\n1e-999999999,b\n", "expected at most 1000 digits"),
    ("1,a\n2,a\n", "every row has the label 'a': expected two labels"),
    (
        "1,a\n2,b\n3,c\n",
        "3 labels ('a', 'b', 'c'): expected two; choose --pair A B, or --against-rest A",
    ),
    ("a\nb\n", "one column: expected numbers and a label in each row"),
    ("x,k\n", "a header and no rows"),
    (b"1,\xff\n", "not a text in UTF-8: byte 2 is none"),
    ('1,"a\n', "line 1: unexpected end of data"),
    ('1,"a\nz"\n2,b\n3,c\n', r"3 labels ('a\nz', 'b', 'c')"),
    (f"1,{'a' * 90_000}\n2,b\n3,c\n", f"3 labels ('{'a' * 40}...', 'b', 'c')"),
    ("5,,b\n1,0,a\n2,0,a\n3,1,b\n", "line 1: '' beside a number: expected numbers, or names only"),
    ("5,1.2.3,b\n1,0,a\n", "line 1: '1.2.3' beside a number"),
    ("x;k\n1,5;a\n2,5;b\n", "line 2: '1,5': expected a finite number"),
    ("1,a\n1_000,b\n", "'1_000': expected a finite number"),
    ("1,a\n\u0661,b\n", "expected a finite number"),
    ("1,a\n2\x00,b\n", "line 2: '2\\x00': expected a finite number"),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_bad_file_gets_one_line_and_exit_code_2(table, capsys, content, said):
    assert main(["decide", table(content)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert line.startswith("perceptron decide: ")
    assert said in line


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--label", "size"], "label='size': no such column; expected a name of the first line or"),
        (["--label", "9"], "label='9': no such column"),
        (["--label", "0"], "label='0': no such column"),
        (["--label", "label", "--pair", "cat", "cat"], "pair='cat' 'cat': expected two labels"),
        (
            ["--label", "label", "--pair", "cat", "fox"],
            "no row has the label 'fox'; found 'cat', 'cow',",
        ),
        (
            ["--label", "label", "--against-rest", ""],
            "no row has the label ''; found 'cat', 'cow', 'dog'",
        ),
    ],
)
def test_a_bad_choice_gets_one_line_and_exit_code_2(table, capsys, options, said):
    assert main(["decide", table(THREE), *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


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


def test_two_columns_of_the_labels_name_are_not_guessed_at(table, capsys):
    assert main(["decide", table("k,k,x\na,b,1\n"), "--label", "k"]) == 2
    assert "label='k': 2 columns of this name" in capsys.readouterr().err


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

    console = Console(force_terminal=True, file=open("/dev/null", "w"))  # noqa: SIM115
    monkeypatch.setattr("rich.console.Console", lambda **_: console)
    with command._bar() as watch:
        watch(3, 10)
        (task,) = watch.__self__.progress.tasks
        assert (task.completed, task.total) == (7, 10)


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


def test_values_keep_their_digits_in_the_problem():
    problem = Problem.of([["0.1"], [Fraction(1, 3)], [0.5]], [0, 1, 1])
    assert problem.rows == ((Fraction(1, 10),), (Fraction(1, 3),), (Fraction(1, 2),))
    assert problem.X.ravel().tolist() == [0.1, 1 / 3, 0.5]


HEADERLESS = "4,1,2,0\n5,1,3,1\n4,2,2,0\n5,9,9,1\n"


def test_a_number_is_a_columns_place_and_never_a_value_of_the_first_row(table):
    sample = read_csv(table(HEADERLESS), label="4")
    assert (sample.labels, len(sample.places)) == (("0", "1"), 4)


DOUBTFUL = "0,1,label\n0.5,0.1,a\n3,3,b\n0.2,0.9,a\n"


def test_names_that_are_numbers_are_asked_about(table, capsys):
    path = table(DOUBTFUL)
    assert main(["decide", path, "--against-rest", "a"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "its label 'label' stands nowhere else; if that is a header, say --header yes" in line
    assert main(["decide", path, "--against-rest", "a", "--header", "yes"]) == 0
    assert " * 0 " in lines_of(capsys)[1]
    assert len(read_csv(path, against_rest="a", header=False).places) == 4


def test_names_are_read_from_a_header_with_an_empty_first_cell(table):
    sample = read_csv(table(",y,k\n1,5,a\n2,6,b\n"))
    assert sample.features == ("x1", "y")


@pytest.mark.parametrize(
    ("content", "order"),
    [
        ("x,k\n1,-10\n2,-9\n", ("-10", "-9")),
        ("1,10\n2,9\n", ("9", "10")),
        ("1,b\n2,3\n", ("3", "b")),
    ],
)
def test_labels_that_are_numbers_are_ordered_by_value(table, content, order):
    assert read_csv(table(content)).labels == order


def run(arguments, content=SEPARABLE, **options):
    command = [sys.executable, "-m", "perceptron", "decide", *arguments]
    return subprocess.run(
        command, input=content, stderr=subprocess.PIPE, text=True, check=False, **options
    )


def test_a_full_disk_is_told_in_one_line():
    with open("/dev/full", "w") as full:
        done = run(["-"], stdout=full)
    assert done.returncode == 2
    assert done.stderr == "perceptron decide: standard output: No space left on device\n"


def test_a_reader_that_has_seen_enough_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as closed:
        done = run(["--gate", "XOR"], stdout=closed)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("closed", "said"), [("<&-", "standard input"), (">&-", "standard output")]
)
def test_closed_standard_files_are_told_in_one_line(closed, said):
    shell = f"exec {sys.executable} -m perceptron decide - {closed}"
    done = subprocess.run(
        ["sh", "-c", shell], input=SEPARABLE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert f"{said} is closed" in line


def test_labels_that_the_terminal_cannot_show_are_written_out(table):
    path = table("1,\u00e9\n2,b\n")
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    done = run([path], stdout=subprocess.PIPE, env=narrow)
    assert done.returncode == 0
    assert r"every row of '\xe9'" in done.stdout


def test_ctrl_c_ends_it_quietly(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "read_gate", interrupted)
    assert main(["decide", "--gate", "XOR"]) == 130
    assert capsys.readouterr().err == ""


def test_a_value_that_prints_as_another_is_marked_as_rounded(table, capsys):
    near = [f"0.1234567890123456789012345{last},{'ab'[last % 2]}\n" for last in (4, 5, 6)]
    assert main(["decide", table("".join(near))]) == 0
    assert all("(~0.123457)" in line for line in lines_of(capsys)[2:5])
