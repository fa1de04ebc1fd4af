from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable, Sequence

Vector = Sequence[float]


@dataclass(frozen=True)
class Model:
    weights: tuple[float, ...]
    bias: float = 0.0

    def accepts(self, x: Vector) -> bool:
        return sum(w * v for w, v in zip(self.weights, x)) + self.bias > 0.0


def corrected(model: Model, x: Vector, wanted: bool, step: float) -> Model:
    """The model itself if it is right about x, otherwise a moved copy."""
    got = model.accepts(x)
    if got == bool(wanted):
        return model
    amount = step * (int(wanted) - int(got))
    return replace(
        model,
        weights=tuple(w + amount * v for w, v in zip(model.weights, x)),
        bias=model.bias + amount,
    )


def train(points: Sequence[Vector], answers: Iterable[bool], *, step: float = 1.0, max_passes: int = 100) -> Model:
    answers = list(answers)
    model = Model(weights=(0.0,) * len(points[0]))
    for _ in range(max_passes):
        before = model
        for x, wanted in zip(points, answers, strict=True):
            model = corrected(model, x, wanted, step)
        if model is before:
            break
    return model


if __name__ == "__main__":
    pts = [(1.0, 3.0), (2.0, 5.0), (4.0, 1.0), (6.0, 2.0)]
    m = train(pts, [True, True, False, False])
    print(m, [m.accepts(p) for p in pts])
