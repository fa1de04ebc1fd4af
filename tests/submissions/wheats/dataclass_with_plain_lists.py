"""A dataclass without numpy: lists inside, one row a prediction."""
from dataclasses import dataclass, field
from typing import List


@dataclass
class Perceptron:
    lr: float = 0.1
    max_epochs: int = 1000
    weights: List[float] = field(default_factory=list)
    bias: float = 0.0

    def fit(self, X, y) -> int:
        """Returns the number of passes that were needed."""
        self.weights = [0.0 for _ in X[0]]
        self.bias = 0.0
        for epoch in range(1, self.max_epochs + 1):
            clean = True
            for row, label in zip(X, y):
                if label * self._z(row) <= 0:
                    clean = False
                    step = self.lr * float(label)
                    self.weights = [w + step * float(v) for w, v in zip(self.weights, row)]
                    self.bias += step
            if clean:
                return epoch
        return self.max_epochs

    def _z(self, row) -> float:
        return sum(w * float(v) for w, v in zip(self.weights, row)) + self.bias

    def predict(self, row) -> int:
        return 1 if self._z(row) >= 0 else -1
