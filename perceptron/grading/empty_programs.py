"""Programs that learn nothing, to see what an assignment would give for them."""

from collections.abc import Iterator

from perceptron.conventions import Conventions
from perceptron.grading.submissions import Submission
from perceptron.targets import Target

PROGRAM = """
import numpy as np

LOW, HIGH = {labels}


class {name}:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        {fit}
        return self

    def predict(self, X):
        X = np.atleast_2d(X)
        return np.array({answers})
"""
# Of each what fit does beside zero weights, and what predict answers for rows X. The table has the
# line of least squares for all other rows.
EMPTY = {
    "always one label": ("pass", "[LOW] * len(X)"),
    "the label seen most often": (
        "self.most = max(sorted(set(y)), key=list(y).count)",
        "[self.most] * len(X)",
    ),
    "weights that nothing trains": (
        "self.weights, self.bias = np.ones(X.shape[1]), -1.5",
        "[HIGH if x @ self.weights + self.bias >= 0 else LOW for x in X]",
    ),
    "labels by chance": ("pass", "[(LOW, HIGH)[np.random.randint(2)] for _ in X]"),
    "a table of the rows seen": (
        "self.seen = {tuple(x): label for x, label in zip(np.array(X, float).tolist(), y)}\n"
        "        ones = np.c_[X, np.ones(len(X))]\n"
        "        line = np.linalg.lstsq(ones, np.where(y == HIGH, 1, -1), rcond=None)[0]\n"
        "        self.weights, self.bias = line[:-1], line[-1]",
        "[self.seen.get(tuple(x), HIGH if x @ self.weights + self.bias >= 0 else LOW)"
        " for x in X.astype(float).tolist()]",
    ),
    "the nearest row's label": (
        "self.rows, self.labels = np.array(X, float), list(y)",
        "[self.labels[((self.rows - x) ** 2).sum(axis=1).argmin()] for x in X]",
    ),
}


def empty_programs(conventions: Conventions) -> Iterator[Submission]:
    """Yield each as a submission, named by what it answers, with names and labels as laid down."""
    for label, (fit, answers) in EMPTY.items():
        source = PROGRAM.format(
            name=conventions.name or "Perceptron",
            labels=conventions.labels or (0, 1),
            fit=fit,
            answers=answers,
        )
        target = Target(label, "perceptron.py", None, {}, of_many=True)
        yield Submission(target, (("perceptron.py", source.encode()),))
