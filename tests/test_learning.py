"""The search for enough passes: few first, then as many as any correct program may need."""

import pytest
from hypothesis.errors import UnsatisfiedAssumption

from perceptron.contract import Offer, Parameters, Trained
from perceptron.learning import FEW_PASSES, train_enough
from perceptron.problems import Problem

pytestmark = pytest.mark.filterwarnings("ignore:Using `assume` outside")
CLOSE = Problem(((4,), (5,)), (0, 1), separator=(2, -9))


class Stubborn:
    """Never right, and keeps what it was asked for."""

    def __init__(self, third_label=False):
        capabilities = frozenset({"fit", "predict", "passes", "parameters"})
        self.offer, self.asked = Offer(capabilities, third_label=third_label), []

    def train(self, problem, *, passes, learning_rate):
        self.asked.append(passes)
        wrong = tuple(1.0 - label for label in problem.labels)
        return Trained(wrong, parameters=Parameters((0.0,), 0.0))


def test_passes_grow_until_any_program_would_have_learned():
    model = Stubborn()
    train_enough(model, CLOSE)
    online = FEW_PASSES[0] + int(CLOSE.mistake_bound) + 2
    assert model.asked == [*FEW_PASSES, online, 2 * online]


def test_half_steps_may_need_twice_as_many():
    model = Stubborn(third_label=True)
    train_enough(model, CLOSE)
    assert model.asked[-1] == 2 * (FEW_PASSES[0] + 2 * int(CLOSE.mistake_bound) + 2)


def test_a_training_longer_than_anyone_waits_is_not_judged():
    far = Problem(((400,), (401,)), (0, 1), separator=(2, -801))
    with pytest.raises(UnsatisfiedAssumption):
        train_enough(Stubborn(), far)
