"""The side of the plane is the same in whole numbers as in fractions, with every digit counted."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from perceptron.contract import Parameters
from perceptron.rounding import _activation, _exact_side

FEATURES = 3
units = st.integers(-60, 60).map(lambda power: Fraction(2) ** power) | st.just(Fraction(1, 10))
numbers = st.tuples(st.integers(-(2**30), 2**30) | st.integers(-4, 4), units).map(
    lambda drawn: drawn[0] * drawn[1]
)
points = st.tuples(*[numbers] * FEATURES)
parameters = st.builds(
    lambda values, single: Parameters(tuple(map(float, values[:-1])), float(values[-1]), single),
    st.tuples(*[numbers] * (FEATURES + 1)),
    st.booleans(),
)


@settings(max_examples=500)
@given(parameters=parameters, point=points)
def test_what_is_settled_in_whole_numbers_is_what_fractions_say(parameters, point):
    activation, band = _activation(parameters, point)
    exactly = _exact_side(parameters, point)
    if exactly is not None:
        assert band == 0
        assert exactly == (activation > 0) - (activation < 0)


def test_small_whole_numbers_are_settled_so():
    assert _exact_side(Parameters((2.0, -1.0), -1.0), (Fraction(1), Fraction(1))) == 0
    assert _exact_side(Parameters((2.0, -1.0), -1.0), (Fraction(1), Fraction(1, 2))) == 1
    assert _exact_side(Parameters((2.0**53, 0.0), -1.0), (Fraction(1), Fraction(1))) is None
    assert _exact_side(Parameters((2.0, 0.0), -1.0), (Fraction(1, 10), Fraction(1))) is None
