"""`perceptron train`: the article's run with its own numbers, in words."""

import re
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perceptron import Perceptron
from perceptron.__main__ import main
from perceptron.certificates import Undecided
from perceptron.chain import chance_of_learning
from perceptron.commands import train as command
from perceptron.gates import gate_problem
from perceptron.reports.training import chance_in_words, number
from perceptron.runs import random_run

AND, XOR = gate_problem((0, 0, 0, 1)), gate_problem((0, 1, 1, 0))
FLOWERS = "length,width,kind\n1.5,0.2,setosa\n1.25,0.5,setosa\n4.5,1.5,other\n5,2,other\n"


@pytest.fixture
def said(capsys):
    """Give what a run prints, as lines."""

    def run(*arguments):
        assert main(["train", *map(str, arguments)]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out.splitlines()

    return run


@pytest.fixture
def table(tmp_path):
    def write(content):
        (tmp_path / "flowers.csv").write_text(content)
        return str(tmp_path / "flowers.csv")

    return write


def below(lines, title, width):
    """Return the cells of the table under a title, row by row, without its header."""
    start = next(k for k, line in enumerate(lines) if line.startswith(title)) + 2
    found = []
    for line in lines[start:]:
        cells = re.findall(r"\([^)]*\)|\S+", line)
        if not line.startswith("     ") or len(cells) != width:
            break
        found.append(cells)
    return found


def test_the_seven_steps_of_the_article_have_the_runs_own_numbers(said):
    lines = said("AND", "--seed", 7)
    run = random_run(AND, 100, 7)
    first = run.mistakes[0]
    (x1, x2), (w1, w2, b) = map(int, AND.rows[first.row]), map(int, first.after)
    assert [line[0] for line in lines if re.match(r"\d\. ", line)] == list("1234567")
    assert below(lines, "1. Inputs and outputs: 4 examples", 3) == [
        ["0", "0", "0"],
        ["0", "1", "0"],
        ["1", "0", "0"],
        ["1", "1", "1"],
    ]
    text = " ".join(" ".join(lines).split())
    assert "2. Weights and bias, at zero: w = (0, 0), b = 0; learning rate 1" in text
    assert (
        f"step {first.number}: x = ({x1}, {x2}), y = 0 3. Weighted sum: z = w * x + b = 0 * {x1} + "
        f"0 * {x2} + 0 = 0" in text
    )
    assert "4. Step function, 1 where z >= 0, else 0: y_pred = 1" in text
    assert "5. Error: y - y_pred = 0 - 1 = -1" in text
    assert f"(0, 0) + 1 * (-1) * ({x1}, {x2}) = ({w1}, {w2})" in text
    assert f"b + learning rate * error = 0 + 1 * (-1) = {b}" in text
    assert f"7. Repeat: of 100 steps {len(run.mistakes)} made a mistake" in text


def test_each_mistake_is_shown_with_what_it_changed_and_the_rest_is_summed_up(said):
    lines, run = said("AND", "--seed", 7), random_run(AND, 100, 7)
    assert below(lines, "7. Repeat", 8) == [
        [
            str(step.number),
            str(tuple(map(int, AND.rows[step.row]))),
            f"{step.activation:g}",
            str(step.prediction),
            str(AND.labels[step.row]),
            str(step.error),
            str(tuple(map(int, step.after[:2]))),
            f"{step.after[2]:g}",
        ]
        for step in run.mistakes
    ]
    quiet = 100 - len(run.mistakes)
    assert f"   In the other {quiet} y_pred was y: error 0, so w and b stayed." in lines


def test_predictions_stand_beside_the_labels_at_the_end(said):
    lines = said("AND", "--seed", 7)
    model = Perceptron(seed=7).train_randomly(AND.X, AND.y)
    found = below(lines, "At the end, y_pred beside y:", 4)
    assert [int(cells[-1]) for cells in found] == list(model.predict(AND.X))
    assert [int(cells[-2]) for cells in found] == list(AND.y)
    assert any(
        line.startswith("4 of 4 right, so no further step changes anything.") for line in lines
    )


def test_a_separable_gate_gets_novikoffs_bound_and_its_exact_chance(said):
    text = " ".join(said("AND", "--seed", 7))
    assert "it makes at most 51 mistakes (Novikoff 1962). This run made 8." in re.sub(
        " +", " ", text
    )
    sentence = chance_in_words("AND", 100, chance_of_learning(AND, 100))
    assert sentence in text
    assert "is ~0.999976: about 1 such run in 41,609 needs more." in sentence


def test_xor_gets_the_proof_in_place_of_an_unexplained_failure(said):
    lines = said("XOR", "--seed", 1)
    assert "It is no fault of this run: no weights get all of them right. The proof:" in lines
    assert [line.split()[:4] for line in lines if line.startswith("    1 x row")] == [
        ["1", "x", "row", f"{row}:"] for row in ("00", "01", "10", "11")
    ]
    assert any("have the same mean" in line for line in lines)
    assert "So no random steps ever learn XOR: the chance is 0, exactly." in lines
    assert not any("all right" in line or "4 of 4" in line for line in lines)


def test_of_many_mistakes_the_first_and_the_last_are_shown(said):
    lines, run = said("XOR", "--seed", 1), random_run(XOR, 100, 1)
    more = next(k for k, line in enumerate(lines) if "more mistakes ..." in line)
    before, after = below(lines, "7. Repeat", 8), below(["t", *lines[more:]], "t", 8)
    hidden = int(lines[more].split()[1])
    shown = [int(cells[0]) for cells in (*before, *after)]
    numbers = [step.number for step in run.mistakes]
    assert hidden > 0
    assert len(shown) + hidden == len(numbers)
    assert shown == [*numbers[: len(before)], *numbers[-len(after) :]]


@pytest.mark.parametrize(
    ("arguments", "labels"),
    [
        (["NOT"], "10"),
        (["or"], "0111"),
        (["NAND"], "1110"),
        (["NOR"], "1000"),
        (["XNOR"], "1001"),
        (["--truth", "01"], "01"),
        (["--truth", "00010111"], "00010111"),
    ],
)
def test_any_gate_is_named_or_written_as_its_labels(said, arguments, labels):
    lines = said(*arguments, "--passes", 9)
    width = len(labels).bit_length()
    found = below(lines, "1. Inputs and outputs", width)
    assert "".join(cells[-1] for cells in found) == labels


def test_a_file_is_read_as_decide_reads_it_and_its_labels_get_their_words(said, table):
    lines = said(table(FLOWERS), "--passes", 60)
    assert "y = 1 is 'setosa', y = 0 'other'" in lines[2]
    assert lines[3].split() == ["length", "width", "y"]
    assert lines[4].split() == ["1.5", "0.2", "1"]
    assert re.search(r"y_pred is 1 where \S+ \* length [+-] \S+ \* width ", " ".join(lines))
    three = table(FLOWERS + "9,9,third\n")
    assert "'third'" in said(three, "--pair", "other", "third", "--passes", 1)[2]
    assert "'any but third'" in said(three, "--against-rest", "third", "--passes", 1)[2]


def test_a_bound_of_many_digits_is_told_to_its_power_of_ten(said, table):
    lines = said(table(f"0.{'0' * 20}1,a\n0,b\n"), "--seed", 1, "--steps", 9)
    assert "it makes at most 10**43 mistakes" in " ".join(lines)


def test_of_many_rows_only_the_wrong_ones_are_listed_at_the_end(said, table):
    rows = "".join(f"{k},{'ab'[k % 2]}\n" for k in range(40))
    lines = said(table(rows), "--seed", 3)
    model = random_run(
        command._sample(command._parser().parse_args([table(rows)]))[1].problem, 100, 3
    )
    assert f"     ... {40 - 16} more ..." in lines
    wrong = [k for k, right in enumerate(model.right) if not right]
    found = below(lines, "At the end, where y_pred is not y:", 3)
    assert [int(cells[0]) for cells in found] == wrong[:16]
    assert f"{40 - len(wrong)} of 40 right" in "".join(lines)


def test_of_many_inputs_the_first_are_shown(said):
    lines = said("--truth", "0" * 1023 + "1", "--passes", 1)
    assert lines[3].split() == ["x1", "x2", "x3", "x4", "...", "y"]
    assert lines[0].startswith("truth table of 10 inputs: ")
    assert all(len(line) <= 100 for line in lines)


def test_passes_take_the_rows_in_order_until_one_is_clean(said):
    lines = said("OR", "--passes", 50)
    model = Perceptron(epochs=50).fit(*(gate_problem((0, 1, 1, 1)).X, (0, 1, 1, 1)))
    assert lines[0] == "OR: a perceptron trained in order, 4 passes of 4 examples"
    assert f"of 16 steps {model.mistakes} made a mistake" in " ".join(lines)
    assert not any("chance" in line for line in lines)


def test_a_run_cut_short_says_that_more_steps_would_do(said):
    lines = said("AND", "--seed", 0, "--steps", 5)
    assert (
        "It has not seen enough yet: give it more steps; --passes 52 is sure to be enough." in lines
    )
    assert any("is 0, exactly: so few cannot move the weights" in line for line in lines)
    assert any(line.startswith("4 of 4 right") for line in said("AND", "--passes", 52))
    assert "give it more passes" in " ".join(said("AND", "--passes", 2))


def test_a_gate_that_is_right_from_zero_weights_makes_no_mistake(said):
    lines = said("TRUE", "--seed", 0)
    assert "7. Repeat: in 100 steps no prediction was wrong, none changed w, b" in lines
    assert any("is 1, exactly." in line for line in lines)


def test_the_same_seed_is_the_same_run_and_a_new_one_is_told(said):
    lines = said("XOR")
    seed = re.search(r"--seed (\d+)", lines[0])[1]
    assert said("XOR", "--seed", seed) == lines


def test_a_learning_rate_that_rounds_is_told_and_a_power_of_two_is_not(said):
    assert "Some sums may be rounded" in " ".join(
        said("AND", "--seed", 1, "--learning-rate", "0.1")
    )
    lines = said("AND", "--seed", 1, "--learning-rate", "0.125")
    assert not any("rounded" in line for line in lines[:-1])
    assert any("learning rate 0.125" in line for line in lines)


def test_past_the_limit_of_work_it_says_what_was_tried(said, monkeypatch):
    monkeypatch.setattr(command, "decide", lambda problem: Undecided(problem, ("nothing at all",)))
    lines = said("XOR", "--seed", 1)
    assert lines[-2:] == ["undecided: no proof within the limit of work.", "  nothing at all"]


def test_a_chance_that_would_take_too_long_is_left_out(said):
    assert any("The chance" in line for line in said("AND", "--seed", 1, "--steps", 300))
    assert not any("The chance" in line for line in said("AND", "--seed", 1, "--steps", 30_000))


@given(chance=st.fractions(0, 1) | st.integers(0, 12).map(lambda k: Fraction(1, 10**k)))
@example(chance=Fraction(1, 10**10))
@example(chance=Fraction(99_999_999, 100_000_000))
@example(chance=1 - Fraction(1, 10**9))
@example(chance=1 - Fraction(1, 10**10))
def test_a_rounded_chance_is_near_the_true_one_and_never_shown_as_certain(chance):
    words = chance_in_words("AND", 100, chance)
    rarer, often = min(chance, 1 - chance), 2 * chance > 1
    if rarer == 0:
        assert f"is {chance}, exactly" in words
    elif rarer < Fraction(1, 10**9):
        assert ("above 0.999999999" if often else "below 0.000000001") in words
        assert "fewer than 1 such run in 1,000,000,000" in words
    else:
        digits, runs, comes = re.search(
            r" ~(0\.\d+): about 1 such run in ([\d,]+) (.*)\.$", words
        ).groups()
        assert Fraction(digits) not in (0, 1)
        assert abs(Fraction(digits) - chance) <= Fraction(1, 2 * 10 ** len(digits[2:]))
        assert abs(1 / rarer - int(runs.replace(",", ""))) <= Fraction(1, 2)
        assert comes == ("needs more" if often else "is enough")


def test_a_zero_has_no_sign():
    assert (number(0.0), number(-0.0)) == ("0", "0")


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_without_a_tilde_is_the_number(value):
    text = number(value)
    assert ("~" in text) == (float(text.replace("~", "")) != value)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["XAND"], "gate='XAND': expected AND, OR, NOT, NAND, NOR, XOR or XNOR; for others give"),
        (["--truth", "011"], "--truth='011': expected 2, 4, 8 ... labels, one a row of the table"),
        (["--truth", "0120"], "--truth='0120': expected 2, 4, 8"),
        (["AND", "--label", "k"], "gate='AND': expected no --label, --header, --pair"),
        (["--truth", "01", "--pair", "a", "b"], "gate='01': expected no --label, --header"),
        (["AND", "--steps", "0"], "--steps='0': expected a whole number from 1 to 100,000; leave"),
        (["AND", "--steps", "many"], "--steps='many': expected a whole number from 1 to 100,000"),
        (["AND", "--steps", "\u0663"], "--steps='\u0663': expected a whole number"),
        (["AND", "--seed", "-1"], "--seed='-1': expected a whole number from 0 to 1,000,000,000"),
        (
            ["AND", "--passes", "1e9"],
            "--passes='1e9': expected a whole number from 1 to 25,000; of",
        ),
        (
            ["AND", "--passes", "2", "--seed", "1"],
            "--seed=1: expected no --passes beside it; leave",
        ),
        (["AND", "--passes", "2", "--steps", "9"], "--steps=9: expected no --passes beside it"),
        (["AND", "--learning-rate", "0"], "--learning-rate='0': expected a decimal above 0, such"),
        (["AND", "--learning-rate", "-1"], "--learning-rate='-1': expected a decimal above 0"),
        (["AND", "--learning-rate", "nan"], "--learning-rate='nan': expected a decimal above 0"),
        (["AND", "--learning-rate", "1e-400"], "--learning-rate='1e-400': expected a decimal"),
        (["AND", "--learning-rate", "1e308"], "--learning-rate='1e308': expected a decimal"),
        (
            ["AND", "--learning-rate", "1e306"],
            "expected sums below 2**1023, as floats hold; divide",
        ),
        (["AND", "--plot", "a.jpg"], "--plot=a.jpg: expected a name that ends in .svg, .png, .pdf"),
        (["--truth", "00010111", "--plot", "a.svg"], "--plot=a.svg: expected one or two inputs"),
        (["/nowhere/at/all.csv"], "/nowhere/at/all.csv: cannot be read: No such file or directory"),
        (["/"], "/: cannot be read: Is a directory"),
    ],
)
def test_a_bad_option_or_file_gets_one_line_and_exit_code_2(arguments, line, capsys):
    assert main(["train", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (said,) = printed.err.splitlines()
    assert said.startswith("perceptron train: ")
    assert line in said


def test_without_matplotlib_a_picture_is_refused_with_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert main(["train", "AND", "--plot", "and.svg"]) == 2
    assert capsys.readouterr().err == (
        "perceptron train: --plot=and.svg: needs the extra `plot`: "
        "pip install 'perceptron-properties[plot]'\n"
    )
    assert main(["train", "AND"]) == 0


@pytest.mark.parametrize(
    ("suffix", "magic"),
    [("svg", b"<?xml"), ("PNG", b"\x89PNG"), ("pdf", b"%PDF"), ("gif", b"GIF89a")],
)
@pytest.mark.parametrize("gate", ["OR", "XOR", "NOT"])
def test_a_run_is_drawn_into_a_file_of_each_kind(said, tmp_path, gate, suffix, magic):
    path = tmp_path / f"run.{suffix}"
    lines = said(gate, "--seed", 1, "--steps", 12, "--plot", path)
    assert path.read_bytes().startswith(magic)
    assert lines[-1] == f"The picture is in {path}."


def test_a_picture_that_cannot_be_written_is_told_after_the_words(capsys):
    assert main(["train", "AND", "--plot", "/nowhere/at/all.svg"]) == 2
    printed = capsys.readouterr()
    assert printed.out.startswith("AND: ")
    assert "--plot=/nowhere/at/all.svg: cannot be written: No such file" in printed.err


def run(shell, **options):
    run = f"{sys.executable} -m perceptron train {shell}"
    return subprocess.run(["sh", "-c", run], capture_output=True, text=True, check=False, **options)


def test_standard_input_is_read_as_a_file_is():
    done = run("- --seed 1", input=FLOWERS)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("standard input: ")
