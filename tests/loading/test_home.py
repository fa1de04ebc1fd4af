"""A submission's files import one another, shadow no one else, and leave nothing behind."""

import codecs
import sys

import pytest

import perceptron
import perceptron.contract
from perceptron.loading.home import Home


@pytest.fixture
def home(tmp_path):
    def write(files, main="mine.py"):
        for name, text in files.items():
            path = tmp_path / "ann" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return Home(tmp_path / "ann" / main)

    return write


def state():
    codecs.lookup("utf-8-sig")  # which Python imports when it is first used
    return dict(sys.modules), list(sys.meta_path), list(sys.path)


def called(home, module, name="f"):
    with home.at_home():
        return getattr(module, name)()


HELPER = {"helper.py": "it = 'helper'\ndef g(): return it\n"}
SUB = "def g(): return 'sub'\n"


@pytest.mark.parametrize(
    ("text", "files", "value"),
    [
        ("from helper import g\ndef f(): return g()", HELPER, "helper"),
        ("import helper as h\ndef f(): return h.g()", HELPER, "helper"),
        ("from helper import *\ndef f(): return g()", HELPER, "helper"),
        ("def f():\n    import helper\n    return helper.g()", HELPER, "helper"),
        ("from .helper import g\ndef f(): return g()", HELPER, "helper"),
        ("from . import helper\ndef f(): return helper.g()", HELPER, "helper"),
        ("def f():\n    from .helper import g\n    return g()", HELPER, "helper"),
        ("from .plotly import g\ndef f(): return g()", {"plotly.py": SUB}, "sub"),
        ("from sub.deep import g\ndef f(): return g()", {"sub/deep.py": SUB}, "sub"),
        ("import sub.deep\ndef f(): return sub.deep.g()", {"sub/deep.py": SUB}, "sub"),
        ("from .sub.deep import g\ndef f(): return g()", {"sub/deep.py": SUB}, "sub"),
        ("from sub import g\ndef f(): return g()", {"sub/__init__.py": SUB}, "sub"),
        (
            "from sub import g\ndef f(): return g()",
            {"sub/__init__.py": "from .deep import g", "sub/deep.py": SUB},
            "sub",
        ),
        (
            "from sub.deep import g\ndef f(): return g()",
            {"sub/deep.py": "from helper import g", **HELPER},
            "helper",
        ),
    ],
)
def test_siblings_are_found(home, text, files, value):
    ann = home({"mine.py": text, **files})
    module = ann.load()
    assert called(ann, module) == value
    assert called(ann, module) == value


def test_a_package_imports_its_own_files(home):
    text = "from .helper import g\nfrom helper import it\ndef f(): return g(), it"
    ann = home({"__init__.py": text, **HELPER}, "__init__.py")
    assert called(ann, ann.load()) == ("helper", "helper")


def test_a_sibling_is_not_run_as_a_script_either(home, capsys):
    ann = home({"mine.py": "import helper", "helper.py": "print('hello')\nit = input()\n"})
    ann.load()
    assert capsys.readouterr().out == ""
    assert [each.left_out for each in ann.found] == [2, 0]


def test_a_sibling_stays_the_same_module(home):
    text = "import helper\ndef f():\n    import helper as again\n    return again is helper"
    ann = home({"mine.py": text, **HELPER})
    assert called(ann, ann.load())


def test_tracebacks_name_every_file_that_was_loaded(home, tmp_path):
    ann = home({"mine.py": "import helper", **HELPER})
    ann.load()
    folder = tmp_path / "ann"
    assert sorted(ann.files) == [str(folder / "helper.py"), str(folder / "mine.py")]


def test_two_submissions_have_each_their_own_helper(tmp_path):
    homes = []
    for name in ("ann", "bob"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "helper.py").write_text(f"it = '{name}'")
        text = "from helper import it\ndef f():\n    import helper\n    return it, helper.it"
        (tmp_path / name / "mine.py").write_text(text)
        homes.append(Home(tmp_path / name / "mine.py"))
    modules = [each.load() for each in homes]
    found = [called(h, m) for h, m in zip(homes, modules, strict=True)]
    assert found == [("ann", "ann"), ("bob", "bob")]


def test_a_folder_may_have_any_name(tmp_path):
    folder = tmp_path / "Müller-Lüdenscheid, 3. task"
    folder.mkdir()
    (folder / "my file.v2.py").write_text("from .helper import it")
    (folder / "helper.py").write_text("it = 1")
    assert Home(folder / "my file.v2.py").load().it == 1


@pytest.mark.parametrize("name", ["numpy", "random", "math", "collections", "hypothesis"])
def test_a_sibling_of_a_librarys_name_shadows_nothing(home, name):
    __import__(name)
    text = f"import {name} as it\ndef f():\n    import {name} as again\n    return again"
    ann = home({"mine.py": text, f"{name}.py": "raise SystemExit\nmine = True"})
    module = ann.load()
    assert module.it is sys.modules[name]
    assert called(ann, module) is sys.modules[name]
    assert not hasattr(module.it, "mine")


def test_nor_one_of_the_name_of_a_library_that_is_not_imported_yet(home, monkeypatch):
    import colorsys

    monkeypatch.delitem(sys.modules, "colorsys")
    ann = home({"mine.py": "import colorsys as it", "colorsys.py": "it = 1"})
    assert ann.load().it.__file__ == colorsys.__file__


def test_such_a_sibling_is_found_by_a_relative_import(home):
    ann = home({"mine.py": "from .random import it", "random.py": "it = 'own'"})
    assert ann.load().it == "own"


def test_files_around_the_folder_are_not_found(home, tmp_path):
    (tmp_path / "outside.py").write_text("it = 1")
    ann = home({"mine.py": "import outside"})
    ann.load()
    assert ann.found[-1].absent == {"outside"}


OWN = "ORIGIN = 'the student'\n"
ASKS = "def f():\n    import perceptron\n    return perceptron.ORIGIN\n"


@pytest.mark.parametrize(
    "files",
    [
        {"perceptron.py": OWN},
        {"perceptron/__init__.py": OWN},
        {"perceptron/__init__.py": "from .contract import ORIGIN", "perceptron/contract.py": OWN},
    ],
)
def test_import_perceptron_means_the_students_own_file(home, files):
    ann = home({"mine.py": f"from perceptron import ORIGIN\n{ASKS}", **files})
    before = state()
    module = ann.load()
    assert module.ORIGIN == "the student"
    assert called(ann, module) == "the student"
    assert state() == before
    assert sys.modules["perceptron"] is perceptron
    assert sys.modules["perceptron.contract"] is perceptron.contract


def test_the_students_perceptron_may_be_the_file_itself(home):
    ann = home({"perceptron.py": OWN + ASKS}, "perceptron.py")
    assert called(ann, ann.load()) == "the student"
    assert sys.modules["perceptron"] is perceptron


def test_without_such_a_file_perceptron_is_perceptron(home):
    assert home({"mine.py": "import perceptron as it"}).load().it is perceptron


def test_nothing_is_left_behind(home, tmp_path):
    ann = home({"mine.py": "import helper\nfrom sub.deep import g", "sub/deep.py": SUB, **HELPER})
    files = sorted(tmp_path.rglob("*"))
    before = state()
    module = ann.load()
    assert state() == before
    with ann.at_home():
        assert "helper" in sys.modules
        assert sys.meta_path[0] is ann
    assert state() == before
    assert sorted(tmp_path.rglob("*")) == files
    assert module.__name__ not in sys.modules


@pytest.mark.parametrize("own", [{}, {"perceptron.py": OWN}])
def test_nothing_is_left_behind_by_an_exception(home, own):
    text = "def f():\n    import helper\n    raise RuntimeError('inside')"
    ann = home({"mine.py": text, **HELPER, **own})
    before = state()
    module = ann.load()
    with pytest.raises(RuntimeError, match="inside"):
        called(ann, module)
    assert state() == before


@pytest.mark.parametrize("own", [{}, {"perceptron.py": OWN}])
def test_nothing_is_left_behind_by_a_file_that_cannot_be_read(home, own):
    ann = home({"mine.py": "import helper\ndef f(:", **HELPER, **own})
    before = state()
    with pytest.raises(SyntaxError):
        ann.load()
    assert state() == before


def test_a_sibling_that_cannot_be_read_is_told(home):
    ann = home({"mine.py": "import helper\nafter = 1", "helper.py": "\ndef g(:"})
    before = state()
    assert ann.load().after == 1
    (line,) = ann.found[-1].broken
    assert "SyntaxError" in line
    assert "helper.py, line 2" in line
    assert state() == before


def test_outside_of_home_siblings_are_not_found(home):
    ann = home({"mine.py": "def f():\n    import helper_of_ann", "helper_of_ann.py": "it = 1"})
    module = ann.load()
    with pytest.raises(ModuleNotFoundError):
        module.f()


def test_a_module_of_a_siblings_name_that_came_later_stays(home, monkeypatch):
    ann = home({"mine.py": "import helper", **HELPER})
    ann.load()
    monkeypatch.setitem(sys.modules, "helper", perceptron)
    with ann.at_home():
        pass
    assert sys.modules.get("helper") is perceptron
