"""A notebook is read as a file is, without what only a notebook understands."""

import sys
import traceback

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sources import GOOD

from perceptron.contract import TargetError
from perceptron.loading.definitions import sources
from perceptron.loading.home import Home
from perceptron.survey import models


def only_line(path):
    with pytest.raises(TargetError) as caught:
        models([str(path)])
    text = str(caught.value)
    assert "\n" not in text
    assert text.count("cannot be imported") == 1
    return text


@pytest.fixture
def notebook(tmp_path):
    def write(*cells):
        path = tmp_path / "mine.ipynb"
        made = [new_code_cell(c) if isinstance(c, str) else c for c in cells]
        nbformat.write(new_notebook(cells=made), path)
        return path

    return write


def test_cells_of_a_notebook_are_one_module(notebook):
    words = new_markdown_cell("# Words (\nthat are no Python")
    path = notebook("import math", words, "it = math.pi")
    assert [part.name for part in sources(path)] == [f"{path} cell 1", f"{path} cell 2"]
    assert Home(path).load().it == pytest.approx(3.14159)


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline\nit = 1",
        "!pip install numpy\nit = 1",
        "len?\nit = 1",
        "len??\nit = 1",
        "%%time\nit = 1",
        "%%capture\nit = 1",
        "class A:\n    def f(self):\n        !ls\nit = 1",
        "for i in []:\n    %timeit i\nit = 1",
        "\n  \nit = 1",
    ],
)
def test_lines_that_only_a_notebook_understands_are_dropped(notebook, cell):
    assert Home(notebook(cell)).load().it == 1


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%writefile mine.py", "%%javascript"])
def test_cells_in_another_language_are_dropped(notebook, magic):
    module = Home(notebook(f"\n{magic}\nrm (\nit = 2", "after = 1")).load()
    assert module.after == 1
    assert not hasattr(module, "it")


def test_dropped_lines_keep_the_others_in_place(notebook):
    (part,) = sources(notebook("%pylab\n\n!ls\ndef f():\n    1 / 0"))
    assert part.text.splitlines()[3] == "def f():"


def test_tracebacks_name_the_cell_and_show_its_line(notebook):
    path = notebook("a = 1", "%matplotlib inline\ndef f():\n    return 1 / 0")
    with pytest.raises(ZeroDivisionError) as caught:
        Home(path).load().f()
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (last.filename, last.lineno, last.name) == (f"{path} cell 2", 3, "f")
    assert last.line == "return 1 / 0"


def test_a_notebook_is_driven_like_a_file(notebook):
    path = notebook("%matplotlib inline\nimport numpy as np", GOOD, "Perceptron().fit(1, 2)")
    (model,) = models([str(path)])
    assert {"predict", "parameters", "passes", "learning_rate"} <= model.offer.capabilities


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"cells": 3}', "\x00\x01"])
def test_an_unreadable_notebook_is_one_clear_error(tmp_path, content):
    path = tmp_path / "mine.ipynb"
    path.write_text(content)
    assert "mine.ipynb: cannot be imported: ValueError: no notebook" in only_line(path)


def test_a_syntax_error_in_a_notebook_names_the_cell(notebook):
    text = only_line(notebook("a = 1", "\ndef f(:"))
    assert "SyntaxError" in text
    assert "cell 2, line 2" in text


def test_a_notebook_without_nbformat_says_which_extra_is_missing(notebook, monkeypatch):
    path = notebook("a = 1")
    monkeypatch.setitem(sys.modules, "nbformat", None)
    assert "the extra `notebook` installs it" in only_line(path)


@pytest.mark.parametrize("line", ["math.sin?", "?math", "files = !ls", "it = %time 3"])
def test_more_lines_that_only_a_notebook_understands_are_dropped(notebook, line):
    assert Home(notebook(f"import math\n{line}\nafter = 1")).load().after == 1


def test_a_remainder_that_starts_a_line_is_no_magic(notebook):
    assert Home(notebook("it = (7\n    % 4)")).load().it == 3
