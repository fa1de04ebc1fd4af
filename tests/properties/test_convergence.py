"""Binds the theme convergence to the reference, or to --implementation."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from perceptron.certificates import widest
from perceptron.problems import dot
from perceptron.properties.convergence import *  # noqa: F403
from perceptron.strategies import separable_problems, with_order


@settings(max_examples=80, deadline=None)
@given(drawn=with_order(separable_problems(), passes=20), start=st.integers(0, 1))
def test_half_steps_on_ties_count_half_in_novikoffs_bound(drawn, start):
    """As np.sign programs make them: full steps and half of the half steps stay within it."""
    problem, order = drawn
    state = first = tuple(Fraction(start * 3) for _ in range(problem.features + 1))
    steps = Fraction(0)
    for row in (*order, *range(len(problem.labels))):
        example = (*problem.rows[row], Fraction(1))
        activation = (2 * problem.labels[row] - 1) * dot(state, example)
        if activation <= 0:
            step = Fraction(1 if activation else Fraction(1, 2))
            steps += step
            moved = step * (2 * problem.labels[row] - 1)
            state = tuple(s + moved * x for s, x in zip(state, example, strict=True))
    assert steps <= widest(problem).mistake_bound_from(first, Fraction(1))
