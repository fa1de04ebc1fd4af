"""What an assignment lays down is read key by key; what does not fit is one clear line."""

import pytest

from perceptron.contract import TargetError
from perceptron.conventions import KEYS, ROLES, Conventions, read_assignment
from perceptron.limits import Limits
from perceptron.survey import assignment_in, models

DELIVERIES = ("rows, labels", "labels, rows")
LEARNER = """
class Learner:
    def __init__(self, speed=1.0, tours=10, scale=1.0):
        self.speed, self.tours, self.scale = speed, tours, scale

    def study(self, X, y):
        self.w, self.b = [0.0] * len(X[0]), 0.0
        for _ in range(self.tours):
            for x, t in zip(X, y):
                e = self.scale * self.speed * (t - self.answer([x])[0])
                self.w = [w + e * v for w, v in zip(self.w, x)]
                self.b += e

    def answer(self, X):
        return [int(sum(w * v for w, v in zip(self.w, x)) + self.b >= 0) for x in X]
"""
GOOD = LEARNER.replace("study", "fit").replace("answer", "predict").replace("tours", "epochs")
NAMES = """
[contract.names]
fit = ["study"]
predict = ["answer"]
learning_rate = ["speed"]
passes = ["tours"]
"""


@pytest.fixture
def read(tmp_path):
    def read_(text):
        (tmp_path / "grading.toml").write_text(text, encoding="utf-8")
        return read_assignment(tmp_path, DELIVERIES)

    return read_


@pytest.fixture
def found(tmp_path):
    """Return what is found out about a program under an assignment, topic by topic."""

    def found_(source, text):
        (tmp_path / "mine.py").write_text(source)
        (tmp_path / "grading.toml").write_text(text)
        (model,) = models([str(tmp_path / "mine.py")], assignment_in(str(tmp_path)))
        return dict(model.offer.findings), model

    return found_


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("asks = ['fit', 'predict']", {"asks": ("fit", "predict")}),
        ("asks = []", {"asks": ()}),
        ("name = 'Learner'", {"name": "Learner"}),
        ("arguments = 'tol=None, eta=0.5'", {"arguments": {"tol": None, "eta": 0.5}}),
        (
            "arguments = \"a=[1, -2], b={'c': (1,)}\"",
            {"arguments": {"a": [1, -2], "b": {"c": (1,)}}},
        ),
        ("arguments = ''", {}),
        ("labels = [-1, 1]", {"labels": (-1, 1)}),
        ("labels = ['no', 'yes']", {"labels": ("no", "yes")}),
        ("labels = [0.5, 1.5]", {"labels": (0.5, 1.5)}),
        ("data = 'labels, rows'", {"data": "labels, rows"}),
        ("bias = 'own'", {"bias": "own"}),
        ("bias = 'either'", {"bias": "either"}),
        (
            "names = {fit = ['study', 'go'], seed = ['s']}",
            {"names": {"fit": ("study", "go"), "seed": ("s",)}},
        ),
        ("", {}),
    ],
)
def test_every_key_is_read(read, line, value):
    assert read(f"[contract]\n{line}") == Conventions(**value)


def test_all_keys_are_read_together(read):
    text = "asks = ['fit']\nname = 'A'\narguments = 'a=1'\nlabels = [1, 2]\ndata = 'rows, labels'\n"
    value = read(f"[contract]\n{text}bias = 'own'\nnames.passes = ['n']")
    expected = (("fit",), "A", {"a": 1}, (1, 2), "rows, labels", "own", {"passes": ("n",)}, None)
    assert tuple(vars(value).values()) == (*expected, Limits())


def test_a_file_without_a_contract_lays_nothing_down(read):
    assert read("") == Conventions()
    assert read("[points]\nupdate = 3") == Conventions()


def test_an_adapter_alone_is_an_assignment(tmp_path, read):
    (tmp_path / "adapter.py").write_text("")
    assert read_assignment(tmp_path, DELIVERIES) == Conventions(shim=tmp_path / "adapter.py")
    assert read("[contract]\nname = 'A'").shim == tmp_path / "adapter.py"


@pytest.mark.parametrize(
    ("line", "key", "value", "allowed"),
    [
        ("asks = 'fit'", "asks", "'fit'", "a list of strings"),
        ("asks = ['fit', 1]", "asks", "['fit', 1]", "a list of strings"),
        ("name = 3", "name", "3", "a string"),
        ("name = ['A']", "name", "['A']", "a string"),
        ("arguments = {a = 1}", "arguments", "{'a': 1}", "a string"),
        ("arguments = 'a='", "arguments", "'a='", "literals by name"),
        ("arguments = '1'", "arguments", "'1'", "literals by name"),
        ("arguments = '**{3: 4}'", "arguments", "'**{3: 4}'", "literals by name"),
        ("arguments = 'a=open(1)'", "arguments", "'a=open(1)'", "literals by name"),
        ("arguments = 'a=1)(b=2'", "arguments", "'a=1)(b=2'", "literals by name"),
        ("arguments = 'a=1) + f('", "arguments", "'a=1) + f('", "literals by name"),
        ("labels = '01'", "labels", "'01'", "two different values, the one of class 0 first"),
        ("labels = [0]", "labels", "[0]", "two different values"),
        ("labels = [0, 1, 2]", "labels", "[0, 1, 2]", "two different values"),
        ("labels = [1, 1]", "labels", "[1, 1]", "two different values"),
        ("labels = [0, 'b']", "labels", "[0, 'b']", "two numbers or two strings"),
        ("labels = [false, true]", "labels", "[False, True]", "two numbers or two strings"),
        ("labels = [[0], [1]]", "labels", "[[0], [1]]", "two numbers or two strings"),
        ("data = 'rows'", "data", "'rows'", "one of 'rows, labels', 'labels, rows'"),
        ("data = ['rows']", "data", "['rows']", "one of 'rows, labels', 'labels, rows'"),
        ("bias = 'none'", "bias", "'none'", "one of 'own', 'either'"),
        ("bias = true", "bias", "True", "one of 'own', 'either'"),
        ("names = ['fit']", "names", "['fit']", "a table [contract.names]"),
        ("names.fit = 'study'", "fit", "'study'", "a list of strings"),
        ("names.passes = [1]", "passes", "[1]", "a list of strings"),
    ],
)
def test_a_value_that_does_not_fit_is_told(read, tmp_path, line, key, value, allowed):
    with pytest.raises(TargetError) as caught:
        read(f"[contract]\n{line}")
    text = str(caught.value)
    assert text.startswith(f"{tmp_path / 'grading.toml'}: [contract")
    assert f"{key}={value}: expected {allowed}" in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("line", "where", "keys", "hint"),
    [
        ("lables = [0, 1]", "[contract] lables", KEYS, "; did you mean labels?"),
        ("argument = ''", "[contract] argument", KEYS, "; did you mean arguments?"),
        ("zzz = 1", "[contract] zzz", KEYS, ""),
        ("names.fits = ['a']", "[contract.names] fits", ROLES, "; did you mean fit?"),
        ("names.epochs = ['a']", "[contract.names] epochs", ROLES, ""),
    ],
)
def test_a_key_that_is_not_known_is_told(read, tmp_path, line, where, keys, hint):
    with pytest.raises(TargetError) as caught:
        read(f"[contract]\n{line}")
    expected = f"{tmp_path / 'grading.toml'}: {where}: expected one of {', '.join(keys)}{hint}"
    assert str(caught.value) == expected


def test_a_contract_that_is_no_table_is_told(read):
    with pytest.raises(TargetError, match=r"contract=3: expected a table \[contract\]"):
        read("contract = 3")


@pytest.mark.parametrize("text", [b"[contract", b"name = ", b"a = 1\na = 2", b"name = '\xff'"])
def test_broken_toml_is_told(tmp_path, text):
    (tmp_path / "grading.toml").write_bytes(text)
    with pytest.raises(TargetError, match=r"grading\.toml: cannot be read: .+"):
        read_assignment(tmp_path, DELIVERIES)


@pytest.mark.parametrize("make", [False, True])
def test_a_folder_that_is_no_assignment_is_told(tmp_path, make):
    folder = tmp_path / "task"
    if make:
        folder.mkdir()
    with pytest.raises(TargetError) as caught:
        assignment_in(str(folder))
    expected = f"{folder}: expected a folder with a grading.toml or an adapter.py"
    assert str(caught.value) == expected


def test_names_of_an_assignment_are_searched(found):
    wrong = LEARNER.replace("(t - self", "(1 - t - self")  # or its runs would tell what study is
    with pytest.raises(TargetError, match="nothing that trains"):
        found(wrong, "")
    assert found(wrong, NAMES)[0]["driven"] == "class Learner"
    topics, model = found(LEARNER, NAMES)
    assert (topics["learning rate"], topics["passes"]) == ("speed", "tours")
    assert topics["predict"].startswith("answer")
    assert "parameters" in model.offer.capabilities


def test_the_name_says_which_class_is_judged(found):
    text = GOOD.replace("Learner", "Perceptron") + GOOD.replace("Learner", "Other")
    assert found(text, "")[0]["driven"] == "class Perceptron"
    assert found(text, "[contract]\nname = 'Other'")[0]["driven"] == "class Other"


def test_a_name_that_is_not_there_is_told(found):
    with pytest.raises(TargetError, match=r"mine\.py: .*has no class 'Other'"):
        found(GOOD, "[contract]\nname = 'Other'")


def test_arguments_go_to_the_constructor(found):
    assert found(GOOD, "")[1].offer.step == 1
    assert found(GOOD, "[contract]\narguments = 'scale=4.0'")[1].offer.step == 4


def test_labels_are_those_that_programs_are_trained_on(found):
    text = GOOD.replace("zip(X, y)", "zip(X, map(['no', 'yes'].index, y))")
    text = text.replace("self.predict([x])[0]", "(self.predict([x])[0] == 'yes')")
    text = text.replace("return [int(", "return [['no', 'yes'][").replace(">= 0) for", ">= 0] for")
    topics, model = found(text, "[contract]\nlabels = ['no', 'yes']")
    assert topics["labels"] == "no and yes"
    assert {"predict", "parameters"} <= model.offer.capabilities


def test_data_is_the_one_way_to_hand_examples_in(found):
    text = GOOD.replace("def fit(self, X, y):", "def fit(self, X, y):\n        X, y = y, X")
    topics, _ = found(text, "[contract]\ndata = 'labels, rows'")
    assert topics["data"] == "labels, rows"


def test_a_bias_of_its_own_is_asked_for_where_the_assignment_says_so(found):
    text = GOOD.replace("self.b += e", "pass").replace(" + self.b", "")
    text = text.replace("self.w, self.b = [0.0] * len(X[0]), 0.0", "self.w = [0.0] * len(X[0])")
    assert "a column of ones" in found(text, "")[0]["bias"]
    assert "a column of ones" in found(text, "[contract]\nbias = 'either'")[0]["bias"]
    assert "a column of ones" not in found(text, "[contract]\nbias = 'own'")[0]["bias"]


def test_a_literal_that_cannot_be_made_is_told(read):
    with pytest.raises(TargetError, match="literals by name"):
        read("[contract]\narguments = 'a={[]: 1}'")
