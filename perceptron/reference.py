"""The perceptron of "Build a neural network from scratch, part 2", written to be read.

Its seven steps, by name: inputs and outputs (`X`, `y`), weights and learning rate (`weights`,
`bias`, `learning_rate`), the dot product (`activation`), the binary step (`step`), the error and
the update (`update`), and 100 training steps on random examples (`train_randomly`).
"""

from typing import Self

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def step(z: npt.ArrayLike) -> IntArray:
    """Return the binary step of each activation: 1 where z >= 0, else 0 (Rosenblatt 1958)."""
    return (np.asarray(z) >= 0).astype(np.int64)


class Perceptron:
    """A single threshold unit that learns from its mistakes (Rosenblatt 1958).

    Examples X have shape (n, d), labels y shape (n,) with values in {0, 1}. `weights` (d,) and
    `bias` start at zero; after `fit`, `mistakes` is the number of updates that it made.
    """

    def __init__(
        self, learning_rate: float = 1.0, epochs: int = 100, seed: int | None = None
    ) -> None:
        """Keep the step size, the most passes that `fit` makes, and the seed of random training."""
        if not (isinstance(learning_rate, int | float | np.number) and 0 < learning_rate < np.inf):
            raise ValueError(f"learning_rate={learning_rate!r}: expected a positive finite number")
        if not (isinstance(epochs, int | np.integer) and epochs >= 0):
            raise ValueError(f"epochs={epochs!r}: expected a whole number, 0 or more")
        self.learning_rate = float(learning_rate)
        self.epochs = int(epochs)
        self.seed = seed
        self.weights: FloatArray = np.zeros(0)
        self.bias = 0.0
        self.mistakes = 0

    def activation(self, X: npt.ArrayLike) -> FloatArray:
        """Return the dot product of each example with the weights, plus the bias; shape (n,).

        Each is rounded alike, alone or among others. ValueError before any training, or on X of
        another width than in training.
        """
        if self.weights.size == 0:
            raise ValueError("weights=[]: expected a trained perceptron; call fit or update first")
        # Not X @ weights, which adds up one row in another order than many: a tie may round to
        # either side.
        products: FloatArray = self._examples(X, self.weights.size) * self.weights
        sums: FloatArray = products.sum(axis=1)
        return sums + self.bias

    def predict(self, X: npt.ArrayLike) -> IntArray:
        """Return the predicted label of each example, shape (n,), values in {0, 1}."""
        return step(self.activation(X))

    def update(self, x: npt.ArrayLike, y: int) -> bool:
        """Learn from one example x (d,) with label y; return whether it was a mistake."""
        X, labels = self._checked(np.asarray(x)[None], [y])
        if self.weights.size == 0:
            self.weights = np.zeros(X.shape[1])
        error = labels[0] - self.predict(X)[0]
        self.weights = self.weights + self.learning_rate * error * X[0]
        self.bias += self.learning_rate * float(error)
        return bool(error)

    def fit(self, X: npt.ArrayLike, y: npt.ArrayLike) -> Self:
        """Start from zero and pass over the examples in order until a pass is clean.

        At most `epochs` passes are made. On separable data the mistakes stay within Novikoff's
        bound (1962), so enough passes end with every example right.
        """
        X, y = self._checked(X, y, fresh=True)
        self._forget(X.shape[1])
        for _ in range(self.epochs):
            before = self.mistakes
            self._pass_over(X, y)
            if self.mistakes == before:
                break
        return self

    def train_randomly(self, X: npt.ArrayLike, y: npt.ArrayLike, steps: int = 100) -> Self:
        """Start from zero and make `steps` training steps, each on one randomly chosen example."""
        X, y = self._checked(X, y, fresh=True)
        self._forget(X.shape[1])
        for row in np.random.default_rng(self.seed).integers(len(X), size=steps):
            self.mistakes += self.update(X[row], y[row])
        return self

    def _pass_over(self, X: FloatArray, y: IntArray) -> None:
        """Make the updates of one row-by-row pass, searching for the next mistake by the chunk.

        Between two mistakes the weights stand still, so one product judges many rows at once.
        """
        row, chunk = 0, 8
        while row < len(X):
            wrong = self.predict(X[row : row + chunk]) != y[row : row + chunk]
            if wrong.any():
                row += int(wrong.argmax())
                self.mistakes += self.update(X[row], y[row])
                row, chunk = row + 1, 8
            else:
                row, chunk = row + chunk, 2 * chunk

    def _forget(self, features: int) -> None:
        self.weights, self.bias, self.mistakes = np.zeros(features), 0.0, 0

    def _checked(
        self, X: npt.ArrayLike, y: npt.ArrayLike, *, fresh: bool = False
    ) -> tuple[FloatArray, IntArray]:
        """Return X and y as arrays, or raise a ValueError that says what is wrong with them."""
        examples = self._examples(X, 0 if fresh else self.weights.size)
        labels = np.asarray(y)
        if labels.shape != (len(examples),):
            raise ValueError(f"y.shape={labels.shape}: expected ({len(examples)},), a label a row")
        if not ((labels == 0) | (labels == 1)).all():
            raise ValueError(f"y={labels!r}: expected labels 0 and 1 only")
        return examples, labels.astype(np.int64)

    def _examples(self, X: npt.ArrayLike, features: int) -> FloatArray:
        examples = np.asarray(X, dtype=np.float64, order="C")
        if examples.ndim != 2 or 0 in examples.shape:
            raise ValueError(f"X.shape={examples.shape}: expected (n, d), with n and d at least 1")
        if features and examples.shape[1] != features:
            raise ValueError(f"X.shape={examples.shape}: expected (n, {features}), as in training")
        if not np.isfinite(examples).all():
            raise ValueError(f"X={examples!r}: expected finite numbers, no NaN and no inf")
        return examples
