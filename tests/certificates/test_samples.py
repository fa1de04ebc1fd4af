"""Files of labelled rows are read as they are meant, and bad ones get one clear line."""

from fractions import Fraction

import pytest

from perceptron.__main__ import main
from perceptron.problems import Problem
from perceptron.samples import read_csv

SEPARABLE = "x,y,kind\n0,0,no\n0.1,1,no\n1,1e0,yes\n"


def lines_of(capsys):
    return capsys.readouterr().out.splitlines()


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


def test_two_columns_of_the_labels_name_are_not_guessed_at(table, capsys):
    assert main(["decide", table("k,k,x\na,b,1\n"), "--label", "k"]) == 2
    assert "label='k': 2 columns of this name" in capsys.readouterr().err


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
