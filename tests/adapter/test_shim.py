"""An assignment's adapter.py drives programs that cannot be driven as they are."""

import pytest
from sources import DICTIONARIES, FIT, FIXED, GOOD, MAKE, PARAMETERS, PREDICT

from perceptron.contract import TargetError
from perceptron.judge import judge
from perceptron.properties import every_property
from perceptron.survey import assignment_in, models

USUAL = {"fit", "predict", "parameters", "passes", "learning_rate"}


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
    model, found = driven(GOOD, ALONE[name])
    assert found["driven"] == f"the assignment's adapter.py ({name})"
    assert model.offer.capabilities >= USUAL | {"zero_start", "in_order", "exact"}
    assert model.offer.step == 1


@pytest.mark.parametrize(
    ("head", "changed", "shim"),
    [
        (
            "eta=1.0",
            "depth, width, eta=1.0",
            "def make(module, eta, epochs):\n    return module.Perceptron(3, 4, eta, epochs)",
        ),
        (
            "fit(self, X",
            "fit(self, depth, width, X",
            "def fit(model, X, y):\n    model.fit(3, 4, X, y)",
        ),
    ],
)
def test_make_and_fit_give_what_only_the_assignment_knows(driven, tmp_path, head, changed, shim):
    model, _ = driven(GOOD.replace(head, changed), shim)
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
    assert driven(GOOD, fit + predict)[0].offer.capabilities >= USUAL


@pytest.mark.parametrize(
    "head", ["module, eta, epochs", "m, dim, lr, n_iter", "module, learning_rate, passes"]
)
def test_make_takes_roles_by_their_usual_names(driven, head):
    rate, passes = head.split(", ")[-2:]
    first = head.partition(",")[0]
    shim = f"def make({head}):\n    return {first}.Perceptron({rate}, {passes})"
    model, found = driven(GOOD, shim)
    assert (found["learning rate"], found["passes"]) == (rate, passes)
    assert model.offer.capabilities >= USUAL


def test_fit_takes_roles_too(driven):
    fit = "def fit(model, X, y, passes):\n    model.n_iter = passes\n    model.fit(X, y)"
    source = GOOD.replace(", n_iter=10", "").replace("= eta, n_iter", "= eta, 0")
    model, found = driven(source, fit)
    assert found["passes"] == "passes of fit"
    assert model.offer.capabilities >= USUAL


@pytest.mark.parametrize("returned", ["model", "new"])
def test_what_fit_returns_takes_the_models_place(driven, returned):
    fit = (
        "import copy\ndef fit(model, X, y):\n    new = copy.copy(model)\n"
        f"    {returned}.fit(X, y)\n    return {returned}"
    )
    model, _ = driven(GOOD, fit)
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
    path, folder = paths(GOOD, shim)
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
    model, _ = driven(GOOD, f"{head}\n    raise RuntimeError('not today')")
    assert "parameters" not in model.offer.capabilities
    law = every_property()["test_every_row_gets_one_of_the_two_labels"]
    (outcome,) = judge(model, laws=[law], examples=5)
    assert outcome.status == "error"
    assert "RuntimeError: not today" in outcome.message


def test_make_as_the_manual_has_it(driven):
    model, _ = driven(GOOD, ALONE["make"].replace("n_features", "features"))
    assert model.offer.capabilities >= USUAL


def test_a_fit_that_takes_the_passes_is_found_beside_the_adapter(driven):
    source = FIXED.replace("fit(self, X, y)", "fit(self, X, y, n_iter)")
    assert driven(source, ALONE["predict"])[0].offer.capabilities >= USUAL


def test_an_update_is_found_beside_the_adapter(driven):
    update = "    def update(self, x, t):\n        e = t - self.predict([x])[0]\n"
    update += "        self.w = [w + self.eta * e * v for w, v in zip(self.w, x)]\n"
    update += "        self.b += self.eta * e\n"
    assert "update" in driven(GOOD + update, ALONE["predict"])[0].offer.capabilities


def test_a_predict_that_raises_is_told(driven):
    head = ALONE["predict"].partition("\n")[0]
    _, found = driven(GOOD, f"{head}\n    raise RuntimeError('not today')")
    assert "not today" in str(found)


def test_parameters_that_raise_are_refused(driven):
    head = ALONE["parameters"].partition("\n")[0]
    with pytest.raises(TargetError, match=r"parameters\(model\) gave no weights and bias"):
        driven(GOOD, f"{head}\n    raise RuntimeError('not today')")


def test_a_class_that_is_there_is_named_and_what_it_lacks_too(paths):
    path, _ = paths("class Learner:\n    def study(self, X, y): pass")
    with pytest.raises(TargetError, match="found class Learner"):
        models([path])
