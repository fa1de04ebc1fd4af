"""No correct program is flagged, and each wrong one is caught by what the table lists for it.

`tests/submissions/table.toml` is that table; `matrix.py` beside it runs more seeds and examples.
Judging is not traced, for speed: coverage is what tests of single things reach.
"""

import sys

import pytest
from matrix import FAILING, entries, outcomes_of

from perceptron.contract import CAPABILITIES
from perceptron.judge import assignment_from
from perceptron.properties import every_property, theme_of
from perceptron.survey import models

CORPUS = list(entries())
WHEATS = [entry for entry in CORPUS if entry.is_wheat]
CHAFFS = [entry for entry in CORPUS if not entry.is_wheat]


def named(entry):
    return entry.path.stem


@pytest.fixture
def untraced():
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.mark.parametrize("wheat", WHEATS, ids=named)
def test_a_correct_program_is_found_to_offer_what_it_is_asked_for(wheat):
    (model,) = models([str(wheat.path)])
    asked = assignment_from(wheat.asks).asks & set(CAPABILITIES)
    assert asked <= model.offer.capabilities


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("wheat", WHEATS, ids=named)
def test_a_correct_program_loses_nothing_and_fails_nothing(wheat):
    outcomes = outcomes_of(wheat, seed=0, examples=4, diagonal=False)
    bad = [o for o in outcomes if o.loses or o.status in FAILING | {"grader error"}]
    assert bad == []


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("chaff", CHAFFS, ids=named)
def test_a_wrong_program_is_caught_by_each_property_listed_for_it(chaff):
    outcomes = outcomes_of(chaff, seed=0, examples=100, diagonal=True)
    assert [o.name for o in outcomes if o.status not in FAILING and not o.loses] == []
    assert any(o.loses for o in outcomes)
    assert all(o.message and (o.counterexample or o.missing) for o in outcomes)


@pytest.mark.parametrize("theme", sorted({theme_of(law) for law in every_property().values()}))
def test_each_property_of_the_theme_catches_some_chaff(theme):
    listed = {name for chaff in CHAFFS for name in chaff.caught_by}
    own = {name[5:] for name, law in every_property().items() if theme_of(law) == theme}
    assert own - listed == set()


def test_every_property_states_its_claim_and_is_bound_once():
    laws = every_property()
    assert len(laws) >= 40
    assert all(law.__doc__ for law in laws.values())
