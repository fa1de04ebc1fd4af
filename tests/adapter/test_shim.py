"""An assignment's adapter.py drives programs that cannot be driven as they are."""

import ast

import pytest

from perceptron.commands.check import main
from perceptron.contract import TargetError
from perceptron.judge import judge
from perceptron.properties import every_property
from perceptron.survey import assignment_in, models

DICTIONARIES = '''
"""Examples are dictionaries {"point": {"a": 1.0}, "label": 1}; a model is driven by names."""

class Learner:
    def __init__(self, eta, rounds):
        self.eta, self.rounds = eta, rounds

    def study(self, examples):
        self.slopes, self.height = {name: 0.0 for name in examples[0]["point"]}, [0.0]
        for _ in range(self.rounds):
            for example in examples:
                step = self.eta * (example["label"] - self.reply(example["point"]))
                for name, value in example["point"].items():
                    self.slopes[name] += step * value
                self.height = [self.height[0] + step]

    def reply(self, point):
        total = sum(self.slopes[name] * value for name, value in point.items())
        return int(total + self.height[0] >= 0)
'''
MAKE = """
def make(module, n_features, learning_rate, passes):
    return module.Learner(learning_rate, passes)
"""
FIT = """
def point(x): return {f"x{i}": v for i, v in enumerate(x)}
def fit(model, X, y):
    model.study([{"point": point(x), "label": t} for x, t in zip(X, y)])
"""
PREDICT = """
def point(x): return {f"x{i}": v for i, v in enumerate(x)}
def predict(model, X):
    return [model.reply(point(x)) for x in X]
"""
PARAMETERS = """
def parameters(model):
    return [model.slopes[f"x{i}"] for i in range(len(model.slopes))], model.height[0]
"""
PLAIN = """
class Perceptron:
    def __init__(self, eta=1.0, n_iter=10):
        self.eta, self.n_iter = eta, n_iter

    def fit(self, X, y):
        self.w, self.b = [0.0] * len(X[0]), 0.0
        for _ in range(self.n_iter):
            for x, t in zip(X, y):
                e = t - self.predict([x])[0]
                self.w = [w + self.eta * e * v for w, v in zip(self.w, x)]
                self.b += self.eta * e

    def predict(self, X):
        return [int(sum(w * v for w, v in zip(self.w, x)) + self.b >= 0) for x in X]
"""
FIXED = (
    PLAIN.replace(", n_iter=10", "")
    .replace("self.eta, self.n_iter = eta, n_iter", "self.eta = eta")
    .replace("self.n_iter", "n_iter")
)
USUAL = {"fit", "predict", "parameters", "passes", "learning_rate"}


@pytest.fixture
def paths(tmp_path):
    """Write a program and an assignment's files; return their places."""

    def paths_(source, shim=None, toml=None):
        folder = tmp_path / "task"
        folder.mkdir()
        for name, text in (("adapter.py", shim), ("grading.toml", toml)):
            if text is not None:
                (folder / name).write_text(text)
        (tmp_path / "mine.py").write_text(source)
        return str(tmp_path / "mine.py"), str(folder)

    return paths_


@pytest.fixture
def driven(paths):
    def driven_(source, shim, toml=None):
        path, folder = paths(source, shim, toml)
        (model,) = models([path], assignment_in(folder))
        return model, dict(model.offer.findings)

    return driven_


def statuses(model):
    return {outcome.name: outcome.status for outcome in judge(model, examples=5)}


def test_without_an_adapter_it_cannot_be_driven(paths):
    path, _ = paths(DICTIONARIES)
    with pytest.raises(TargetError, match=r"found class Learner; .*an adapter\.py"):
        models([path])


def test_with_an_adapter_it_is_driven_and_judged(driven):
    model, found = driven(DICTIONARIES, MAKE + FIT + PREDICT + PARAMETERS)
    assert found["driven"] == "the assignment's adapter.py (make, fit, predict, parameters)"
    assert model.offer.capabilities >= USUAL | {"zero_start", "in_order"}
    assert model.offer.step == 1
    assert {*statuses(model).values()} <= {"passed", "not offered", "no evidence"}


def test_a_wrong_program_is_not_made_right_by_an_adapter(driven):
    wrong = DICTIONARIES.replace("self.height[0] + step]", "self.height[0] - step]")
    model, _ = driven(wrong, MAKE + FIT + PREDICT + PARAMETERS)
    assert model.offer.capabilities >= USUAL
    assert "failed" in statuses(model).values()


def test_what_the_adapter_leaves_out_is_found_in_the_submission(driven):
    model, found = driven(DICTIONARIES, FIT + PREDICT)
    assert found["driven"] == "the assignment's adapter.py (fit, predict)"
    assert (found["learning rate"], found["passes"]) == ("eta", "rounds")
    assert model.offer.capabilities >= USUAL - {"parameters"}


ALONE = {
    "make": "def make(module, n_features, learning_rate, passes):\n"
    "    return module.Perceptron(learning_rate, passes)",
    "fit": "def fit(model, X, y):\n    model.fit(X, y)",
    "predict": "def predict(model, X):\n    return model.predict(X)",
    "parameters": "def parameters(model):\n    return model.w, model.b",
}


@pytest.mark.parametrize("name", ALONE)
def test_each_function_may_stand_alone(driven, name):
    model, found = driven(PLAIN, ALONE[name])
    assert found["driven"] == f"the assignment's adapter.py ({name})"
    assert model.offer.capabilities >= USUAL | {"zero_start", "in_order", "exact"}
    assert model.offer.step == 1


@pytest.mark.parametrize(
    ("head", "changed", "shim"),
    [
        (
            "eta=1.0",
            "depth, eta=1.0",
            "def make(module, eta, epochs):\n    return module.Perceptron(3, eta, epochs)",
        ),
        (
            "fit(self, X",
            "fit(self, depth, X",
            "def fit(model, X, y):\n    model.fit(3, X, y)",
        ),
    ],
)
def test_make_and_fit_give_what_only_the_assignment_knows(driven, tmp_path, head, changed, shim):
    model, _ = driven(PLAIN.replace(head, changed), shim)
    assert model.offer.capabilities >= USUAL
    with pytest.raises(TargetError, match="needs depth"):
        models([str(tmp_path / "mine.py")])


def test_predict_and_parameters_reach_what_is_found_nowhere(driven, tmp_path):
    model, found = driven(DICTIONARIES, FIT + PREDICT + PARAMETERS)
    assert model.offer.capabilities >= USUAL
    assert found["predict"] == "predict, all rows at once"
    assert found["weights"].startswith("parameters")
    (tmp_path / "task" / "adapter.py").write_text(FIT)
    with pytest.raises(TargetError):
        models([str(tmp_path / "mine.py")], assignment_in(str(tmp_path / "task")))


@pytest.mark.parametrize("X", ["X", "rows"])
def test_arguments_of_the_adapter_may_have_any_names(driven, X):
    fit = f"def fit(it, {X}, targets, *rest, **options):\n    it.fit({X}, targets)\n"
    predict = f"def predict(it, {X}):\n    return it.predict({X})\n"
    assert driven(PLAIN, fit + predict)[0].offer.capabilities >= USUAL


@pytest.mark.parametrize(
    "head", ["module, eta, epochs", "m, dim, lr, n_iter", "module, learning_rate, passes"]
)
def test_make_takes_roles_by_their_usual_names(driven, head):
    rate, passes = head.split(", ")[-2:]
    first = head.partition(",")[0]
    shim = f"def make({head}):\n    return {first}.Perceptron({rate}, {passes})"
    model, found = driven(PLAIN, shim)
    assert (found["learning rate"], found["passes"]) == (rate, passes)
    assert model.offer.capabilities >= USUAL


def test_fit_takes_roles_too(driven):
    fit = "def fit(model, X, y, passes):\n    model.n_iter = passes\n    model.fit(X, y)"
    source = PLAIN.replace(", n_iter=10", "").replace("= eta, n_iter", "= eta, 0")
    model, found = driven(source, fit)
    assert found["passes"] == "passes of fit"
    assert model.offer.capabilities >= USUAL


@pytest.mark.parametrize("returned", ["model", "new"])
def test_what_fit_returns_takes_the_models_place(driven, returned):
    fit = (
        "import copy\ndef fit(model, X, y):\n    new = copy.copy(model)\n"
        f"    {returned}.fit(X, y)\n    return {returned}"
    )
    model, _ = driven(PLAIN, fit)
    assert model.offer.capabilities >= USUAL
    assert {*statuses(model).values()} <= {"passed", "not offered", "no evidence"}


def test_a_model_may_be_a_dictionary(driven):
    source = """
def step(w, b, x): return int(sum(v * u for v, u in zip(w, x)) + b >= 0)
def go(w, b, x, t, eta):
    e = eta * (t - step(w, b, x))
    return [v + e * u for v, u in zip(w, x)], b + e
"""
    shim = """
def make(module, n_features, learning_rate, passes):
    return {"code": module, "rate": learning_rate, "passes": passes}
def fit(model, X, y):
    at = ([0.0] * len(X[0]), 0.0)
    for _ in range(model["passes"]):
        for x, t in zip(X, y):
            at = model["code"].go(*at, x, t, model["rate"])
    return {**model, "at": at}
def predict(model, X):
    return [model["code"].step(*model["at"], x) for x in X]
def parameters(model):
    return model["at"]
"""
    model, _ = driven(source, shim)
    assert model.offer.capabilities >= USUAL
    assert {*statuses(model).values()} <= {"passed", "not offered", "no evidence"}


@pytest.mark.parametrize(
    ("shim", "message"),
    [
        ("1 / 0", "cannot be run: ZeroDivisionError: division by zero"),
        ("import nowhere_at_all", "cannot be run: ModuleNotFoundError: No module named"),
        ("def fit(", "cannot be run: SyntaxError"),
        ("", "expected functions, some of make, fit, predict, parameters"),
        ("def train(model, X, y): pass", "expected functions, some of make, fit"),
        ("fit = 3", "expected functions, some of make, fit, predict, parameters"),
        ("def fit(model, X, y): pass\npredict = 3", "expected functions, some of make"),
    ],
)
def test_an_adapter_that_cannot_be_used_is_told(paths, shim, message):
    path, folder = paths(PLAIN, shim)
    with pytest.raises(TargetError) as caught:
        models([path], assignment_in(folder))
    assert f"{folder}/adapter.py: {message}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_make_a_class_is_needed(driven):
    with pytest.raises(TargetError, match=r"has no make\(module, .*and no class was found"):
        driven("x = 1", ALONE["fit"])


@pytest.mark.parametrize("name", ["make", "fit"])
def test_an_adapter_that_raises_is_told_with_each_property(driven, name):
    head = ALONE[name].partition("\n")[0]
    model, _ = driven(PLAIN, f"{head}\n    raise RuntimeError('not today')")
    assert "parameters" not in model.offer.capabilities
    law = every_property()["test_every_row_gets_one_of_the_two_labels"]
    (outcome,) = judge(model, laws=[law], examples=5)
    assert outcome.status == "error"
    assert "RuntimeError: not today" in outcome.message


def test_explain_prints_what_was_found(paths, capsys):
    path, _ = paths(PLAIN + "\nprint('a script')\n")
    assert main(["--explain", path]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "mine.py"
    topics = {line.split("  ")[1]: line.split("  ")[-1].strip() for line in lines[1:]}
    assert topics["driven"] == "class Perceptron"
    assert topics["passes"] == "n_iter"
    assert "left out" in topics["script"]
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
    path, _ = paths(PLAIN.replace("eta=1.0", "depth"))
    assert main(["--explain", path]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("perceptron check: mine.py: found class Perceptron; ")
    assert "the constructor needs depth" in err
    assert "adapter.py in the assignment's folder can drive it" in err
    shim = err.partition("\n\n")[2].partition("\n\n")[2]
    assert "module.Perceptron(depth=...)" in shim
    names = [node.name for node in ast.parse(shim).body]
    assert names == ["make", "fit", "predict", "parameters"]


def test_explain_with_a_bad_assignment_exits_with_4(paths, capsys):
    path, folder = paths(PLAIN, toml="[contract]\nlables = [0, 1]")
    assert main(["--explain", f"--assignment={folder}", path]) == 4
    assert "did you mean labels?" in capsys.readouterr().err
    assert main(["--explain", f"--assignment={folder}/nowhere", path]) == 4
    assert "expected a folder with a grading.toml" in capsys.readouterr().err


def test_make_as_the_manual_has_it(driven):
    model, _ = driven(PLAIN, ALONE["make"].replace("n_features", "features"))
    assert model.offer.capabilities >= USUAL


def test_a_fit_that_takes_the_passes_is_found_beside_the_adapter(driven):
    source = FIXED.replace("fit(self, X, y)", "fit(self, X, y, n_iter)")
    assert driven(source, ALONE["predict"])[0].offer.capabilities >= USUAL


def test_an_update_is_found_beside_the_adapter(driven):
    update = "    def update(self, x, t):\n        e = t - self.predict([x])[0]\n"
    update += "        self.w = [w + self.eta * e * v for w, v in zip(self.w, x)]\n"
    update += "        self.b += self.eta * e\n"
    assert "update" in driven(PLAIN + update, ALONE["predict"])[0].offer.capabilities


def test_a_predict_that_raises_is_told(driven):
    head = ALONE["predict"].partition("\n")[0]
    _, found = driven(PLAIN, f"{head}\n    raise RuntimeError('not today')")
    assert "not today" in str(found)


def test_parameters_that_raise_are_refused(driven):
    head = ALONE["parameters"].partition("\n")[0]
    with pytest.raises(TargetError, match=r"parameters\(model\) gave no weights and bias"):
        driven(PLAIN, f"{head}\n    raise RuntimeError('not today')")


def test_a_class_that_is_there_is_named_and_what_it_lacks_too(paths):
    path, _ = paths("class Learner:\n    def study(self, X, y): pass")
    with pytest.raises(TargetError, match="found class Learner"):
        models([path])
