"""Modules that are not needed to train are stood in for; others raise only when used."""

import sys

import numpy as np
import pytest

from perceptron.loading.home import Home
from perceptron.loading.stand_ins import Silence

MISSING = ("pandas", "numba", "tqdm", "rich", "mlxtend", "torch", "nowhere", "skl")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a text in a place where none of MISSING is installed."""

    def run_(text):
        for name in [n for n in sys.modules if n.partition(".")[0] in MISSING]:
            monkeypatch.delitem(sys.modules, name)
        for name in MISSING:
            monkeypatch.setitem(sys.modules, name, None)
        (tmp_path / "mine.py").write_text(text)
        home = Home(tmp_path / "mine.py")
        module = home.load()
        assert not home.found[-1].broken
        return module, home.found[-1]

    return run_


def f(*lines):
    return "\ndef f(x=None):\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("import pandas as pd", "pandas"),
        ("import pandas", "pandas"),
        ("from pandas import DataFrame", "pandas"),
        ("import torch.nn as nn", "torch"),
        ("import torch.nn", "torch"),
        ("from torch.nn.functional import relu as r", "torch"),
        ("from nowhere import *", "nowhere"),
        ("from .nowhere import it", "nowhere"),
        ("from . import nowhere", "nowhere"),
    ],
)
def test_a_missing_module_is_told_and_raises_nothing(run, text, absent):
    module, found = run(text + "\nafter = 1")
    assert module.after == 1
    assert found.absent == {absent}


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("import pandas as pd", "pd.read_csv('a.csv')", "pandas.read_csv"),
        ("import pandas", "pandas.DataFrame({})", "pandas.DataFrame"),
        ("from pandas import Series", "Series([1])", "pandas.Series"),
        ("import torch.nn", "torch.nn.Linear(2, 1)", "torch.nn.Linear"),
        ("import torch.nn as nn", "nn.Linear(2, 1)", "torch.nn.Linear"),
        ("from .nowhere import it", "it(1)", "nowhere.it"),
    ],
)
def test_a_missing_module_raises_where_it_is_called(run, text, line, name):
    module, _ = run(text + f(line))
    with pytest.raises(ModuleNotFoundError, match=rf"^{name} is used .* nor installed") as caught:
        module.f()
    assert caught.value.name == name.partition(".")[0]


@pytest.mark.parametrize(
    "check",
    ["isinstance(x, pd.DataFrame)", "isinstance(x, (pd.DataFrame, pd.Series))", "x is pd.NA"],
)
def test_nothing_is_an_instance_of_a_missing_class(run, check):
    module, _ = run("import pandas as pd" + f(f"return {check}"))
    assert module.f(np.zeros((2, 2))) is False
    assert module.f([[1, 2]]) is False


def test_a_missing_class_may_be_an_annotation(run):
    text = "import pandas as pd\ndef f(x: pd.Series | None = None) -> pd.DataFrame: return 1"
    module, _ = run(text)
    assert module.f() == 1


def test_what_a_file_has_already_is_not_replaced(run):
    module, _ = run("def nowhere(): return 1\nimport nowhere")
    assert module.nowhere() == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["plt.figure(figsize=(3, 4))", "plt.plot([1], label='a')", "plt.show()"],
        ["fig, ax = plt.subplots()", "ax.plot([1])", "fig.savefig('a.png')"],
        ["fig, axes = plt.subplots(2, 2)", "axes[0, 1].set_title('a')", "fig.show()"],
        ["plt.gca().lines[0].set_data([1], [2])", "plt.style.use('a')"],
        ["for line in plt.gca().lines: line.remove()"],
        ["with plt.ion(): plt.pause(0.1)"],
        ["colours = ListedColormap(['red', 'blue'])", "plt.cm.get_cmap(colours)(0.5)"],
    ],
)
def test_pictures_are_silent(run, tmp_path, lines):
    head = "import matplotlib.pyplot as plt\nfrom matplotlib.colors import ListedColormap\n"
    module, found = run(head + f(*lines, "return 3"))
    assert module.f() == 3
    assert isinstance(module.plt, Silence)
    assert found.decorations == {"matplotlib"}
    assert not found.absent
    assert [p.name for p in tmp_path.iterdir()] == ["mine.py"]


@pytest.mark.parametrize(
    "text",
    [
        "import matplotlib as mpl\nmpl.rcParams['a'] = 1" + f("mpl.use('Agg')", "return 3"),
        "import matplotlib.pyplot" + f("matplotlib.pyplot.show()", "return 3"),
        "from matplotlib.pyplot import subplots" + f("fig, ax = subplots()", "return 3"),
        "import seaborn as sns" + f("sns.heatmap(x).set(title='a')", "return 3"),
        "from IPython.display import clear_output" + f("clear_output(wait=True)", "return 3"),
    ],
)
def test_other_ways_to_draw_are_silent(run, text):
    assert run(text)[0].f() == 3


def test_pylab_gives_numpys_names_and_silent_pictures(run):
    module, _ = run("from pylab import zeros, rand, plot" + f("plot(rand(2))", "return zeros(2)"))
    assert module.f().tolist() == [0, 0]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("from tqdm import tqdm", "tqdm([0, 1, 2], desc='a')"),
        ("from tqdm import tqdm", "tqdm(iterable=[0, 1, 2])"),
        ("from tqdm import tqdm as bar", "bar(range(3), total=3)"),
        ("from tqdm import trange", "trange(3, leave=False)"),
        ("import tqdm", "tqdm.tqdm(range(3))"),
        ("import tqdm", "tqdm.trange(0, 3)"),
        ("from tqdm.auto import tqdm, trange", "tqdm(trange(3))"),
        ("from tqdm.notebook import tqdm", "tqdm(range(3))"),
        ("import tqdm.auto as t", "t.tqdm(range(3))"),
        ("import tqdm.notebook", "tqdm.notebook.trange(3)"),
        ("from tqdm import auto", "auto.tqdm(range(3))"),
    ],
)
def test_progress_bars_hand_their_items_on(run, text, items):
    assert run(text + f(f"return list({items})"))[0].f() == [0, 1, 2]


def test_progress_bars_are_told_what_to_show(run):
    lines = ["seen = []", "bar = tqdm(range(3))", "for i in bar:", "    bar.set_postfix(a=i)"]
    lines += ["    seen.append(i)", "with tqdm(total=3) as other: other.update(1)", "return seen"]
    assert run("from tqdm import tqdm" + f(*lines))[0].f() == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "decorator"),
    [
        ("import numba", "@numba.njit"),
        ("import numba", "@numba.jit(nopython=True, cache=True)"),
        ("import numba as nb", "@nb.njit(nb.int64(nb.int64))"),
        ("from numba import njit", "@njit"),
        ("from numba import njit", "@njit()"),
        ("from numba import vectorize", "@vectorize(['int64(int64)'])"),
    ],
)
def test_decorators_for_speed_leave_a_function_as_it_is(run, text, decorator):
    module, found = run(f"{text}\n{decorator}\ndef f(x):\n    return x + 1")
    assert module.f(2) == 3
    assert module.f.__name__ == "f"
    assert found.absent == {"numba"}


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("from mlxtend.plotting import plot_decision_regions", "plot_decision_regions(x, x)"),
        ("import nowhere", "nowhere.visualize(x).save('a.png')"),
        ("from nowhere.tools import draw_line as line", "line(x)"),
        ("from .nowhere import show_errors", "show_errors(x)"),
        ("import nowhere", "nowhere.printer.print_table(x)"),
    ],
)
def test_a_missing_modules_function_that_shows_is_silent(run, text, call):
    assert run(text + f(call, "return 3"))[0].f() == 3


@pytest.mark.parametrize(
    "line",
    ["fig, (left, right) = plt.subplots(1, 2)", "line, = plt.plot([1])", "a, b = plt.xlim()"],
)
def test_what_a_picture_returns_may_be_unpacked(run, line):
    assert run("import matplotlib.pyplot as plt" + f(line, "return 3"))[0].f() == 3


@pytest.mark.parametrize(
    "text",
    [
        "import numpy, matplotlib.pyplot as plt" + f("return plt"),
        "try:\n    import pylab as plt\nexcept ImportError:\n    pass" + f("return plt"),
        f("import matplotlib.pyplot as plt", "return plt"),
    ],
)
def test_pictures_are_silent_wherever_they_are_imported(run, text):
    assert isinstance(run(text)[0].f(), Silence)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("from rich.progress import track", "track(range(3))"),
        ("from tqdm import tqdm_notebook", "tqdm_notebook(range(3))"),
        ("from numba import prange", "prange(3)"),
    ],
)
def test_other_loops_hand_their_items_on(run, text, items):
    assert run(text + f(f"return list({items})"))[0].f() == [0, 1, 2]


def test_a_star_of_pylab_gives_numpys_names(run):
    assert run("from pylab import *" + f("return zeros(2)"))[0].f().tolist() == [0, 0]


def test_a_missing_class_may_have_a_subscript(run):
    module, _ = run("from nowhere import NDArray\ndef f(x: NDArray[float]): return x")
    assert module.f(1) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("from math import nowhere, floor", "floor(2.5)"),
        ("import nowhere, math", "math.floor(2.5)"),
    ],
)
def test_what_follows_a_missing_name_is_imported_all_the_same(run, text, line):
    assert run(text + f(f"return {line}"))[0].f() == 2


def test_a_class_that_rests_on_a_missing_one_names_the_missing_module(run):
    module, _ = run("from skl.base import Base\nclass P(Base): pass")
    with pytest.raises(ModuleNotFoundError, match="skl is neither beside"):
        module.P()
