"""Where a program keeps its weights and bias: every way to read them from an instance's numbers.

Which reading is the right one, the program's own predictions decide (see `survey`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from perceptron.adapter.names import BIASES, THRESHOLDS, WEIGHTS
from perceptron.adapter.places import Instance, Place, numbers_at, places
from perceptron.contract import Parameters


@dataclass(frozen=True)
class Reading:
    """Where weights and bias stand: `joint` 0 or -1 is the bias's place in one vector of d + 1.

    `offset` is what the program's own step adds to the bias: -1/2 where it fires from 1/2 on.
    `left_out`: predictions do not use the bias, though training moves it.
    """

    weights: Place
    bias: Place | None = None
    joint: int | None = None
    sign: int = 1
    offset: float = 0.0
    left_out: bool = False

    def described(self) -> Iterator[tuple[str, str]]:
        """Yield what is read and where, the places named as the student wrote them."""
        minus = "-" if self.sign < 0 else ""
        if self.joint is not None:
            place = "first" if self.joint == 0 else "last"
            negated = " negated" if minus else ""
            yield "weights and bias", f"{shown(self.weights)}, bias {place}{negated}"
        else:
            yield "weights", shown(self.weights)
            but = ", which predictions leave out" * self.left_out
            yield "bias", minus + shown(self.bias) + but if self.bias else "none"
        if self.offset:
            yield "threshold", f"the step is taken at {-self.offset:g}"

    def __str__(self) -> str:
        """Return all of it in one line."""
        return "; ".join(f"{topic} = {found}" for topic, found in self.described())

    @property
    def is_named_weights(self) -> bool:
        """Say whether the weights stand under a usual name, or are what training left."""
        kept = self.weights[0] in {"held", "globals"}
        return not kept or _rank(self.weights, WEIGHTS) < len(WEIGHTS)

    @property
    def usual(self) -> bool:
        """Say whether the bias has a name that people give it, or is what training left."""
        bias = self.bias
        left = bias is None or bias[0] == "start" or bias[-1].lstrip("-").isdigit()
        return left or self.is_named_bias

    @property
    def has_bias(self) -> bool:
        """Say whether there is a bias, by itself or in one vector with the weights."""
        return self.bias is not None or self.joint is not None

    @property
    def is_named_bias(self) -> bool:
        """Say whether there is a bias that stands by itself, under a name that people give it."""
        return self.bias is not None and _rank(self.bias, BIASES) < len(BIASES)

    @property
    def has_named_sign(self) -> bool:
        """Say whether the bias is added or subtracted as its name has it: w.x >= threshold."""
        threshold = self.bias is not None and _rank(self.bias, THRESHOLDS) < len(THRESHOLDS)
        return (self.sign < 0) == threshold

    def parameters(self, instance: Instance, features: int) -> Parameters | None:
        """Return the parameters that this reading finds; None where they are not there."""
        weights = numbers_at(instance, self.weights)
        if weights is None:
            return None
        if self.joint is not None:
            if weights.size != features + 1:
                return None
            bias, weights = weights[[self.joint]], np.delete(weights, self.joint)
        else:
            found = numbers_at(instance, self.bias) if self.bias else np.zeros(1)
            if weights.size != features or found is None or found.size != 1:
                return None
            bias = found
        return Parameters(
            tuple(float(w) for w in weights),
            self.sign * float(bias[0]) + self.offset,
            single=np.float32 in (weights.dtype, bias.dtype),
        )


def readings(instance: Instance, features: int) -> Iterator[Reading]:
    """Yield every reading of an instance's numbers, the usual names first."""
    sizes = places(instance)
    flat, single, joint = (
        sorted((p for p, n in sizes.items() if n == size), key=_order)
        for size in (features, 1, features + 1)
    )
    for place in flat:
        for bias in sorted(single, key=lambda p: ("parameters" not in p, _rank(p, BIASES))):
            if bias != place:
                yield Reading(place, bias)
                yield Reading(place, bias, sign=-1)
    for place in joint:
        for end in (0, -1):
            yield Reading(place, joint=end)
            yield Reading(place, joint=end, sign=-1)
    for place in flat:
        yield Reading(place)


def shown(place: Place) -> str:
    """Return a place as the student wrote it: neuron.weights[0]."""
    if place[0] == "start":
        return f"the {place[1]} handed in"
    first, *inner = place[1:] if place[0] in {"held", "globals"} else place
    return first + "".join(f".{step}" if step.isidentifier() else f"[{step}]" for step in inner)


def _rank(place: Place, aliases: tuple[str, ...]) -> int:
    """Return how usual a name is, underscores, a class's name mangling and capitals aside."""
    name = place[-1].rpartition("__")[2] if place[-1].startswith("_") else place[-1]
    plain = name.replace("_", "").lower()
    return aliases.index(plain) if plain in aliases else len(aliases)


def _order(place: Place) -> tuple[bool, int, int]:
    """Return the place of a place among others: what is called parameters, then usual names."""
    return "parameters" not in place, _rank(place, WEIGHTS), len(place)
