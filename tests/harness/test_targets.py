"""Targets are parsed, never evaluated; a bad one is one clear line."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sources import GOOD

import perceptron
from perceptron.contract import SubmissionError, TargetError, needs
from perceptron.survey import models
from perceptron.targets import find_targets, parse_arguments, told_apart


def test_literal_arguments_are_read():
    (target,) = find_targets(["package.module:Name(tol=None, eta=0.5, names=['a'])"])
    assert (target.where, target.name) == ("package.module", "Name")
    assert target.arguments == {"tol": None, "eta": 0.5, "names": ["a"]}


@pytest.mark.parametrize(
    "text", ["(1)", "(**x)", "(a=b)", "(a=__import__('os'))", "(a=1", "()(b=1)", "(a=1+x)"]
)
def test_anything_else_is_refused_unevaluated(text):
    with pytest.raises(TargetError, match="expected literals by name"):
        parse_arguments(text, "module:Name")


def test_a_folder_is_one_submission_a_file_or_subfolder(tmp_path):
    (tmp_path / "ann.py").write_text(GOOD)
    (tmp_path / "conftest.py").write_text("raise SystemExit")
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob" / "helper.py").write_text("import numpy as np\nZERO = 0")
    (tmp_path / "bob" / "perceptron.py").write_text("from helper import ZERO\n" + GOOD)
    (tmp_path / "carl").mkdir()
    (tmp_path / "carl" / "__init__.py").write_text(GOOD)
    found = models([str(tmp_path)])
    assert [model.name for model in found] == ["ann.py", "bob", "carl"]
    assert all("parameters" in model.offer.capabilities for model in found)
    assert models([str(tmp_path / "carl")])[0].name == "carl"


def test_import_perceptron_means_the_students_own_file(tmp_path):
    (tmp_path / "perceptron.py").write_text("ORIGIN = 'the student'\n" + GOOD)
    source = (
        "from perceptron import ORIGIN, Perceptron\nclass MyPerceptron(Perceptron): origin = ORIGIN"
    )
    (tmp_path / "mine.py").write_text(source)
    (model,) = models([str(tmp_path / "mine.py")])
    assert model.program.maker.origin == "the student"
    assert sys.modules["perceptron"] is perceptron
    assert str(tmp_path) not in sys.path


def test_the_file_named_after_the_perceptron_comes_before_main(tmp_path):
    for name, source in (("main", "import perceptron"), ("perceptron", GOOD)):
        (tmp_path / "ann").mkdir(exist_ok=True)
        (tmp_path / "ann" / f"{name}.py").write_text(source)
    (model,) = models([str(tmp_path)])
    assert "parameters" in model.offer.capabilities


def test_a_class_that_a_package_takes_from_its_own_file_is_found(tmp_path):
    (tmp_path / "ann").mkdir()
    (tmp_path / "ann" / "__init__.py").write_text("from .model import Perceptron")
    (tmp_path / "ann" / "model.py").write_text(GOOD)
    (model,) = models([str(tmp_path)])
    assert "parameters" in model.offer.capabilities


def test_an_empty_init_makes_no_package(tmp_path):
    for path in ("__init__.py", "ann/__init__.py", "ann/perceptron.py"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(GOOD if path.endswith("perceptron.py") else "")
    (model,) = models([str(tmp_path)])
    assert model.name == "ann"
    assert "parameters" in model.offer.capabilities


def test_of_two_classes_the_one_called_perceptron_is_judged(tmp_path):
    (tmp_path / "two.py").write_text(GOOD + GOOD.replace("Perceptron", "MultiLayerPerceptron"))
    (model,) = models([str(tmp_path / "two.py")])
    assert model.offer.findings[0].found == "class Perceptron"


def test_arguments_of_unknown_names_are_listed(tmp_path):
    (tmp_path / "own.py").write_text(
        GOOD.replace(", n_iter=10", "")
        .replace(", self.n_iter = eta, n_iter", " = eta")
        .replace("self.n_iter", "7")
    )
    (model,) = models([str(tmp_path / "own.py")])
    found = [str(finding) for finding in model.offer.findings]
    assert "passes = none among its arguments (eta)" in found


def test_an_argument_that_is_fixed_leaves_the_role_to_another_name(tmp_path):
    source = GOOD.replace("eta=1.0", "learning_rate='constant', eta=1.0")
    (tmp_path / "two.py").write_text(source)
    (model,) = models([f"{tmp_path}/two.py:Perceptron(learning_rate='constant')"])
    assert model.program.roles["learning_rate"] == ("make", "eta")


def test_a_file_may_name_its_class(tmp_path):
    (tmp_path / "two.py").write_text(GOOD + GOOD.replace("class Perceptron", "class Other"))
    (model,) = models([f"{tmp_path}/two.py:Other(eta=2.0)"])
    assert "learning_rate" not in model.offer.capabilities
    assert "passes" in model.offer.capabilities


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = 1", "found no class and no function that trains; an adapter.py in"),
        ("class A: pass", r"found class A \(no methods\), but nothing that trains"),
        ("import math\nclass P(math.inf): fit = 1", "class P .line 2.: TypeError"),
        ("def", "cannot be imported: SyntaxError"),
        ("class P:\n  def __init__(self, depth): pass\n  def fit(self, X, y): pass", "needs depth"),
    ],
)
def test_a_file_that_cannot_be_driven_says_what_is_missing(tmp_path, source, message):
    path = tmp_path / "odd.py"
    path.write_text(source)
    with pytest.raises(TargetError, match=message):
        models([str(path)])


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nowhere", "no such file or folder"),
        ("nowhere.py:Name", "no file 'nowhere.py'"),
        ("perceptron:Missing", "has no class 'Missing'"),
        ("perceptron:Perceptron(tol=1)", "no argument tol; expected some of learning_rate, epo"),
        (" ", "target=' ': expected module:Name"),
        (sys.executable, "expected a .py file, a notebook, a folder or"),
        (
            "no_such_module:Name",
            "cannot be imported: ModuleNotFoundError.*give the path",
        ),
    ],
)
def test_a_target_that_is_not_there_says_so(target, message):
    with pytest.raises(TargetError, match=message):
        models([target])


def test_a_folder_without_a_submission_says_so(tmp_path):
    with pytest.raises(TargetError, match=r"no \.py file"):
        models([str(tmp_path)])


def test_one_broken_submission_of_a_folder_stops_no_other(tmp_path):
    (tmp_path / "ann.py").write_text(GOOD)
    (tmp_path / "bob.py").write_text("def fit(")
    (tmp_path / "dan").mkdir()
    for name in ("a.py", "b.py"):
        (tmp_path / "dan" / name).write_text(GOOD)
    ann, bob, dan = models([str(tmp_path)])
    assert "fit" in ann.offer.capabilities
    assert bob.offer.findings[0].found.startswith("bob.py: cannot be imported: SyntaxError")
    assert dan.offer.findings[0].found.startswith("dan: which of a.py, b.py is it?")
    for broken in (bob, dan):
        assert not broken.offer.capabilities
        for operation in (broken.train, broken.walk, broken.offend):
            with pytest.raises(SubmissionError, match=broken.name):
                operation()


def test_a_program_in_a_folder_below_is_found_and_imports_from_above(tmp_path):
    for path, source in (
        ("ann/src/model.py", f"from tools.zero import ZERO\n{GOOD}"),
        ("ann/tools/zero.py", "ZERO = 0"),
        ("ann/README.md", "mine"),
        ("bob/notes.txt", "later"),
        ("carl/a.py", "x = 1"),
        ("carl/b.py", GOOD),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source)
    ann, bob, carl = models([str(tmp_path)])
    assert "parameters" in ann.offer.capabilities
    assert bob.offer.findings[0].found == (
        "bob: found notes.txt; expected a .py file or a notebook"
    )
    assert "parameters" in carl.offer.capabilities


def test_submissions_of_one_name_are_told_apart(tmp_path):
    for path in ("mon/ann.py", "tue/ann.py", "tue/bob.py"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(GOOD)
    folders = [str(tmp_path / day) for day in ("mon", "tue", "mon")]
    labels = [target.label for target in find_targets(folders)]
    assert labels == ["mon/ann.py", "tue/ann.py", "bob.py"]


def test_a_need_that_no_submission_could_offer_is_refused():
    with pytest.raises(ValueError, match=r"needs=\['wings'\]"):
        needs("wings")


def test_each_program_is_named_once_and_apart_from_others(tmp_path):
    for name in ("a\x01.py", "a\x02.py", "b.py"):
        (tmp_path / name).write_text(GOOD)
    found = find_targets([str(tmp_path / "b.py"), str(tmp_path), f"{tmp_path}/b.py"])
    assert [target.label for target in found] == ["b.py", "a .py (d37f2d18)", "a .py (4e573b8c)"]


def test_nobody_gets_a_label_by_a_name_that_looks_like_anothers(tmp_path):
    def labels(*names):
        for path in tmp_path.iterdir():
            path.unlink()
        for name in names:
            (tmp_path / name).write_text(GOOD)
        found = find_targets([str(tmp_path)])
        return {Path(target.where).name: target.label for target in found}

    # An ideographic space, as in names of people; then the very name that it is shown as.
    ann, other = "an\u3000n.py", "an n.py"
    assert labels(ann) == {ann: "an n.py"}
    both = labels(ann, other)
    assert "an n.py" not in both.values()
    assert labels(ann, other, "0.py", "an\u2003n.py").items() > both.items()


def test_a_number_behind_a_label_is_no_other_ones_name(tmp_path):
    for path in ("mon/x.py", "tue/x.py"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(GOOD)
    found = find_targets([str(tmp_path / "mon"), str(tmp_path / "tue")])
    names = ("x.py", "x.py", "x.py (2)")
    alike = [replace(found[0], label=name) for name in names]
    assert [target.label for target in told_apart(alike)] == ["x.py", "x.py (3)", "x.py (2)"]


def test_a_name_that_is_no_text_is_shown_as_text_and_read_as_it_is(tmp_path):
    file = os.fsencode(tmp_path) + b"/ann\xff.py"
    with open(file, "w") as opened:
        opened.write(GOOD)
    (target,) = find_targets([str(tmp_path)])
    assert target.label == "ann\\xff_17a25974.py"
    assert os.fsencode(target.where) == file
    (model,) = models([str(tmp_path)])
    assert "parameters" in model.offer.capabilities


def test_a_link_is_no_submission(tmp_path):
    (tmp_path / "there.py").write_text(GOOD)
    (tmp_path / "link.py").symlink_to(tmp_path / "there.py")
    with pytest.raises(TargetError, match=r"link\.py: a link to another place; expected the file"):
        find_targets([str(tmp_path / "link.py")])
    link, there = find_targets([str(tmp_path)])
    assert (link.label, there.label) == ("link.py", "there.py")
    assert "a link to another place" in str(link.unclear)
    assert there.unclear is None


def test_a_link_that_is_named_may_lead_to_a_folder_of_submissions_and_to_no_submission(tmp_path):
    for path in ("class/ann.py", "package/__init__.py"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(GOOD)
    for name in ("class", "package"):
        (tmp_path / f"link_to_{name}").symlink_to(name)
    (ann,) = find_targets([str(tmp_path / "link_to_class")])
    assert ann == find_targets([str(tmp_path / "class")])[0]
    with pytest.raises(TargetError, match="link_to_package: a link to another place; expected the"):
        find_targets([str(tmp_path / "link_to_package")])


def test_what_is_neither_a_file_nor_a_folder_is_no_submission(tmp_path):
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "ann.py").write_text(GOOD)
    (tmp_path / "bob").mkdir()
    os.mkfifo(tmp_path / "bob" / "perceptron.py")
    ann, bob = find_targets([str(tmp_path)])
    assert ann.label == "ann.py"
    assert str(bob.unclear).startswith(
        "found perceptron.py (neither a file nor a folder); expected"
    )
    for named in ("pipe.py", "pipe.py:Perceptron"):
        with pytest.raises(TargetError, match=": neither a file nor a folder"):
            find_targets([str(tmp_path / named)])


def test_an_underscore_hides_no_submission(tmp_path):
    for path in ("_ann.py", "_bob/main.py", "cara/_mine.py", "dora/_mine.py", "dora/model.py"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(GOOD)
    found = {target.label: Path(target.where).name for target in find_targets([str(tmp_path)])}
    assert found == {
        "_ann.py": "_ann.py",
        "_bob": "main.py",
        "cara": "_mine.py",
        "dora": "model.py",
    }


def test_a_package_of_helpers_that_begin_with_an_underscore_is_one_submission(tmp_path):
    (tmp_path / "_model.py").write_text(GOOD)
    (tmp_path / "__init__.py").write_text("from ._model import Perceptron")
    (target,) = find_targets([str(tmp_path)])
    assert (target.label, target.root) == (tmp_path.name, str(tmp_path))


@pytest.mark.parametrize("path", [".", "..", "../there", "../there/.."])
def test_a_folder_has_the_same_submissions_whatever_it_is_called(tmp_path, monkeypatch, path):
    for name in ("there/in/ann.py", "there/ann.py", "ann.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    monkeypatch.chdir(tmp_path / "there")
    assert find_targets([path]) == find_targets([str(Path(path).resolve())])


def test_one_students_init_does_not_make_a_class_one_package(tmp_path):
    (tmp_path / "ann.py").write_text(GOOD)
    (tmp_path / "__init__.py").write_text("from .ann import Perceptron")
    assert [target.label for target in find_targets([str(tmp_path)])] == ["ann.py"]
    (package,) = find_targets([str(tmp_path / "__init__.py")])
    assert (package.label, package.root) == (tmp_path.name, str(tmp_path))


def test_a_folder_that_is_too_deep_stops_no_other(tmp_path):
    deep = tmp_path / "bob" / "/".join("d" * 60)
    deep.mkdir(parents=True)
    (deep / "perceptron.py").write_text(GOOD)
    (tmp_path / "carl.py").write_text(GOOD)
    bob, carl = find_targets([str(tmp_path)])
    assert str(bob.unclear).startswith("cannot be read: folders in folders, more than 50 deep or")
    assert carl.unclear is None


def test_names_of_files_are_shown_without_their_escapes(tmp_path):
    (tmp_path / "mallory").mkdir()
    (tmp_path / "mallory" / "x\nanna.py: 34 of 34\x1b[31m.txt").write_text("")
    (target,) = find_targets([str(tmp_path)])
    assert target.unclear == "found x anna.py: 34 of 34 [31m.txt; expected a .py file or a notebook"
