"""Definitions of a file are run; its script is not."""

import builtins

import numpy as np
import pytest

from perceptron.contract import TargetError
from perceptron.guard import limited_time
from perceptron.loading.definitions import sources
from perceptron.loading.home import Home
from perceptron.survey import models
from perceptron.targets import find_targets, load


@pytest.fixture
def run(tmp_path, monkeypatch):
    def ask(*_):
        pytest.fail("a script asked for input")

    def run_(text):
        monkeypatch.setattr(builtins, "input", ask)
        path = tmp_path / "mine.py"
        path.write_text(text, encoding="utf-8")
        home = Home(path)
        with limited_time(10.0):
            return home.load(), home.found[-1]

    return run_


SCRIPT = [
    "print('hello')",
    "rows = int(input())",
    "rows = [float(input()) for _ in range(2)]",
    "while True: pass",
    "for row in range(3): print(row)",
    "rows = open('nowhere.csv').read()",
    "rows = np.loadtxt('nowhere.csv')",
    "rows = np.genfromtxt('nowhere.csv')",
    "from numpy import loadtxt\nrows = loadtxt('nowhere.csv')",
    "with open('nowhere.csv') as file: rows = file.read()",
    "plt.plot([1, 2])",
    "rows = plt.figure()",
    "rows = Thing().train()",
    "Thing().train()",
    "np.random.seed(3)",
    "assert False",
    "raise SystemExit",
    "rows = sys.exit()",
    "rows = (lambda: print('hello'))()",
    "if __name__ == '__main__':\n    print('hello')",
    "try:\n    rows = int(input())\nexcept ValueError:\n    rows = 1",
    "try:\n    rows = 1\nexcept NameError:\n    rows = int(input())",
    "try:\n    import math\nexcept ImportError:\n    pass\nelse:\n    print('hello')",
]


@pytest.mark.parametrize("statement", SCRIPT)
def test_a_script_does_not_run(run, capsys, statement):
    head = "import sys\nimport numpy as np\nimport matplotlib.pyplot as plt\n"
    thing = "class Thing:\n    def train(self): print('hello')\n"
    module, found = run(f"{head}{thing}{statement}\nafter = 1")
    assert found.left_out == 1
    assert not found.broken
    assert module.after == 1
    assert not hasattr(module, "rows")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("statements", "value"),
    [
        ("it = 3", 3),
        ("it: float = 0.5", 0.5),
        ("first, it = 1, [2, 3]", [2, 3]),
        ("import math\nit = math.pi", np.pi),
        ("from math import floor as down\nit = down(2.5)", 2),
        ("import numpy as np\nit = np.array([[0, 1], [1, 1]]).sum(axis=0).tolist()", [1, 2]),
        (
            "import numpy as np\nit = np.random.default_rng(3).integers(9)",
            np.random.default_rng(3).integers(9),
        ),
        ("it = [x * 2 for x in range(3)]", [0, 2, 4]),
        ("it = 'a b'.split()", ["a", "b"]),
        ("it = len([1, 2])", 2),
        ("later = lambda: input()\nit = 1", 1),
        ("def double(x): return 2 * x\nclass A: it = double(4)\nit = A.it", 8),
        ("from dataclasses import dataclass\n@dataclass\nclass A: x: int\nit = A", None),
        ("try:\n    from nowhere import it\nexcept ImportError:\n    it = 5", 5),
        ("try:\n    import numpy as np\nexcept ImportError:\n    np = None\nit = np.pi", np.pi),
        ("'A docstring.'\nit = __doc__", None),
    ],
)
def test_definitions_run(run, statements, value):
    module, found = run(statements)
    assert value is None or module.it == value
    assert hasattr(module, "it")
    assert not found.left_out
    assert not found.broken


def test_a_constant_that_rests_on_the_script_is_no_error(run):
    module, found = run("X = open('nowhere.csv')\nROWS = X.rows\nafter = 1")
    assert module.after == 1
    assert not found.broken


def test_a_broken_definition_is_told_and_stops_no_other(run):
    module, found = run("\nclass A(missing): pass\n@missing\ndef f(): pass\nafter = 1")
    assert module.after == 1
    assert [line.partition(": ")[0] for line in found.broken] == [
        "class A (line 2)",
        "definition f (line 4)",
    ]
    assert all("NameError: name 'missing'" in line for line in found.broken)


def test_annotations_from_the_future_are_not_evaluated(run):
    future = "'Doc.'\nfrom __future__ import annotations\n"
    text = "def f(x: Unknown) -> Later: return x\nclass A:\n    a: Unknown = 1"
    module, found = run(future + text)
    assert module.f.__annotations__ == {"x": "Unknown", "return": "Later"}
    assert module.A.a == 1
    assert not found.broken


def test_without_it_annotations_are_evaluated(run):
    module, _ = run("def f(x: int): return x")
    assert module.f.__annotations__ == {"x": int}


@pytest.mark.skipif(hasattr(np, "mat"), reason="this numpy still has them")
def test_old_names_of_numpy_are_read_as_their_successors(run):
    text = "import numpy as np\nX = np.array([1], dtype=np.float)\nM = np.mat([[1, 2]])\nI = np.Inf"
    module, found = run(text)
    assert module.X.dtype == np.float64
    assert isinstance(module.M, np.matrix)
    assert np.isinf(module.I)
    assert found.old_names == {"np.float", "np.mat", "np.Inf"}


@pytest.mark.skipif(hasattr(np, "mat"), reason="this numpy still has them")
def test_old_names_inside_a_method_and_under_another_name_are_read_too(run):
    module, found = run("import numpy as num\nclass A:\n    def f(self): return num.float(2)")
    assert module.A().f() == 2.0
    assert found.old_names == {"num.float"}


def test_old_names_elsewhere_are_left_alone(run):
    text = "import numpy as np\nclass A: float = 3\nit = 'np.float'  # np.mat\nown = A.float"
    module, found = run(text)
    assert (module.it, module.own) == ("np.float", 3)
    assert not found.old_names


def test_old_names_are_told_to_the_author(tmp_path):
    (tmp_path / "mine.py").write_text("import numpy as np\nA = np.product([2, 3])\nprint(A)\n")
    found = load(*find_targets([str(tmp_path / "mine.py")])).findings
    assert [f.topic for f in found] == ["script", "environment"]
    assert str(found[0]).startswith("script = 1 statement")
    assert "np.product" in found[1].found


def test_a_byte_order_mark_is_no_error(tmp_path):
    (tmp_path / "mine.py").write_bytes(b"\xef\xbb\xbfit = 1")
    assert Home(tmp_path / "mine.py").load().it == 1


def only_line(path):
    with pytest.raises(TargetError) as caught:
        models([str(path)])
    text = str(caught.value)
    assert "\n" not in text
    assert text.count("cannot be imported") == 1
    return text


def test_a_syntax_error_in_a_file_names_the_line(tmp_path):
    path = tmp_path / "mine.py"
    path.write_text("a = 1\ndef f(:\n")
    text = only_line(path)
    assert "SyntaxError" in text
    assert "mine.py, line 2" in text


def test_the_end_of_a_try_is_no_definition_if_it_prints(run, capsys):
    run("try:\n    import math\nfinally:\n    print('hello')")
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(hasattr(np, "mat"), reason="this numpy still has them")
def test_old_names_imported_from_numpy_are_read_as_their_successors(run):
    module, _ = run("from numpy import mat, array\ndef f(): return mat([[1]]), array([1])")
    assert isinstance(module.f()[0], np.matrix)


def test_a_file_is_read_in_the_encoding_that_it_declares(tmp_path):
    text = "# -*- coding: latin-1 -*-\nNAME = 'Schlöffel'\n"
    (tmp_path / "mine.py").write_bytes(text.encode("latin-1"))
    assert sources(tmp_path / "mine.py")[0].text == text
    for mark in (b"", b"\xef\xbb\xbf"):
        (tmp_path / "mine.py").write_bytes(mark + "NAME = 'ö'".encode())
        assert sources(tmp_path / "mine.py")[0].text == "NAME = 'ö'"


@pytest.mark.parametrize("first", ["", "# -*- coding: no-such -*-\n", "# -*- coding: ascii -*-\n"])
def test_a_character_of_another_encoding_is_told_with_its_line(tmp_path, first):
    (tmp_path / "mine.py").write_bytes(f"{first}a = 1\nb = 'ö'\n".encode("latin-1"))
    line = 2 + bool(first)
    with pytest.raises(ValueError, match=f"line {line} has a character .*; save the file as UTF-8"):
        sources(tmp_path / "mine.py")
