"""`perceptron check --explain` says how a file would be driven, and judges nothing."""

import ast

from sources import DICTIONARIES, FIT, FIXED, GOOD, MAKE, PARAMETERS, PREDICT

from perceptron.commands.check import main


def test_explain_prints_what_was_found(paths, capsys):
    path, _ = paths(GOOD + "\nprint('a script')\n")
    assert main(["--explain", path]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "mine.py"
    topics = {line.split("  ")[1]: line.split("  ")[-1].strip() for line in lines[1:]}
    assert topics["driven"] == "class Perceptron"
    assert topics["passes"] == "n_iter"
    assert topics["script"] == "1 statement outside of definitions left out"
    assert "a script" not in lines


def test_explain_says_what_is_usually_asked_for_and_not_offered(paths, capsys):
    path, _ = paths(FIXED.replace("range(n_iter)", "range(10)"))
    assert main([path, "--explain"]) == 0
    out = capsys.readouterr().out
    assert "not offered, though usually asked for:" in out
    assert "passes: a settable number of passes" in out


def test_explain_obeys_the_assignment(paths, capsys):
    path, folder = paths(DICTIONARIES, MAKE + FIT + PREDICT + PARAMETERS)
    assert main(["--explain", f"--assignment={folder}", path]) == 0
    assert main(["--explain", "--assignment", folder, path]) == 0
    first, second = capsys.readouterr().out.split("mine.py\n")[1:]
    assert first == second
    assert "the assignment's adapter.py (make, fit, predict, parameters)" in first


def test_explain_of_a_file_that_cannot_be_driven_exits_with_4(paths, capsys):
    path, _ = paths(GOOD.replace("eta=1.0", "a, b, c, depth"))
    assert main(["--explain", path]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("perceptron check: mine.py: found class Perceptron; ")
    assert "the constructor needs depth" in err
    assert "adapter.py in the assignment's folder can drive it" in err
    shim = err.partition("\n\n")[2].partition("\n\n")[2]
    assert "module.Perceptron(a=..., b=..., c=..., depth=...)" in shim
    names = [node.name for node in ast.parse(shim).body]
    assert names == ["make", "fit", "predict", "parameters"]


def test_explain_with_a_bad_assignment_exits_with_4(paths, capsys):
    path, folder = paths(GOOD, toml="[contract]\nlables = [0, 1]")
    assert main(["--explain", f"--assignment={folder}", path]) == 4
    assert "did you mean labels?" in capsys.readouterr().err
    assert main(["--explain", f"--assignment={folder}/nowhere", path]) == 4
    assert "expected a folder with a grading.toml" in capsys.readouterr().err
