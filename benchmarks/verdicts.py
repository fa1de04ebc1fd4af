"""Times exact verdicts beside a linear program's, in one run.

    python benchmarks/verdicts.py

The linear program (scipy's HiGHS) answers in floats, without a proof and without the margin. Times
are of one call each, reading the data apart; compare their ratio, since machines differ.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from scipy.optimize import linprog
from sklearn import datasets

from perceptron.certificates import Cycle, Separator, decide
from perceptron.certificates.census import one_by_one
from perceptron.gates import every_function, rows
from perceptron.problems import Problem


def timed(function: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    start = time.perf_counter()
    result = function(*arguments)
    return result, time.perf_counter() - start


def by_linear_program(signed: np.ndarray) -> bool:
    """Ask whether some (w, b) has a product of at least 1 with each signed example."""
    free = [(None, None)] * signed.shape[1]
    nothing = np.zeros(signed.shape[1])
    return linprog(nothing, -signed, -np.ones(len(signed)), bounds=free, method="highs").status == 0


def signed_floats(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.column_stack([X, np.ones(len(X))]) * (2 * y - 1)[:, None]


def gates() -> None:
    census, ours = timed(one_by_one, 4)
    points = np.array(rows(4), dtype=float)
    signed = [signed_floats(points, np.array(table)) for table in every_function(4)]
    found, theirs = timed(lambda: sum(map(by_linear_program, signed)))
    assert found == census.separable
    print(f"every function of 4 inputs: {census.separable:,} of {len(signed):,} separable")
    print(f"  proved {ours:.2f} s, HiGHS {theirs:.1f} s: {theirs / ours:.0f} times faster")


def real_data() -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    iris, wine = datasets.load_iris(), datasets.load_wine()
    for one, other in ((0, 1), (0, 2), (1, 2)):
        kept = np.isin(iris.target, (one, other))
        yield f"iris {one}, {other}", iris.data[kept], (iris.target[kept] == other).astype(int)
    for label in range(3):
        yield f"wine {label}", wine.data, (wine.target == label).astype(int)
    digits = datasets.load_digits()
    for label in range(10):
        yield f"digit {label}", digits.data, (digits.target == label).astype(int)
    cancer = datasets.load_breast_cancer()
    yield "breast cancer", cancer.data, cancer.target


def main() -> None:
    print("data           n    d  proved     HiGHS      ratio  verdict")
    for name, X, y in real_data():
        decimals = [[repr(float(value)) for value in row] for row in X]
        problem = Problem.of(decimals, y.tolist())
        verdict, ours = timed(decide, problem)
        found, theirs = timed(by_linear_program, signed_floats(X, y))
        if isinstance(verdict, Separator):
            said = f"separable, margin {float(verdict.squared_margin) ** 0.5:.3g}"
        else:
            assert isinstance(verdict, Cycle)
            said = f"not separable, by {len(verdict.support)} rows"
        said += "" if found == isinstance(verdict, Separator) else "; HiGHS says otherwise"
        size = f"{len(X):>5} {X.shape[1]:>4}"
        print(f"{name:13}{size}  {ours:.4f} s  {theirs:.4f} s  {theirs / ours:5.2f}  {said}")
    gates()


if __name__ == "__main__":
    main()
