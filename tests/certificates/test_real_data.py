"""Well-known data, decided with certificates: what is separable there, and what is not."""

import pytest
from sklearn import datasets

from perceptron.certificates import Cycle, Separator, decide
from perceptron.problems import Problem


def decimals(X):
    return [[repr(float(value)) for value in row] for row in X]


@pytest.mark.parametrize(
    ("one", "other", "flowers"),
    [("setosa", "versicolor", 0), ("setosa", "virginica", 0), ("versicolor", "virginica", 6)],
)
def test_of_irises_only_versicolor_and_virginica_overlap_as_six_flowers_prove(one, other, flowers):
    iris = datasets.load_iris()
    names = [str(iris.target_names[label]) for label in iris.target]
    kept = [row for row, name in enumerate(names) if name in (one, other)]
    verdict = decide(Problem.of(decimals(iris.data[kept]), [int(names[k] == other) for k in kept]))
    assert isinstance(verdict, Cycle) == bool(flowers)
    assert not flowers or len(verdict.support) == flowers


@pytest.mark.parametrize("digit", range(10))
def test_each_digit_but_8_and_9_can_be_told_from_the_rest(digit):
    digits = datasets.load_digits()
    examples = tuple(tuple(int(value) for value in row) for row in digits.data)
    problem = Problem(examples, tuple(int(label == digit) for label in digits.target))
    verdict = decide(problem)
    verdict.verify()
    if digit in {8, 9}:
        # Which rows prove it, the machine's linear algebra decides: 51 or 52 of the eights'. How
        # many at most: Caratheodory (1907).
        assert isinstance(verdict, Cycle)
        assert len(verdict.support) <= problem.features + 2
    else:
        assert isinstance(verdict, Separator)
        assert verdict.shares is not None


@pytest.mark.parametrize("cultivar", range(3))
def test_each_wine_can_be_told_from_the_rest(cultivar):
    wine = datasets.load_wine()
    labels = [int(label == cultivar) for label in wine.target]
    assert isinstance(decide(Problem.of(decimals(wine.data), labels)), Separator)


def test_breast_cancers_badly_scaled_columns_are_separable_by_a_hair():
    cancer = datasets.load_breast_cancer()
    verdict = decide(Problem.of(decimals(cancer.data), cancer.target.tolist()))
    assert isinstance(verdict, Separator)
    assert verdict.shares is not None
    assert float(verdict.squared_margin) == pytest.approx(1.71154e-9, rel=1e-5)
