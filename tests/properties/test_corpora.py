"""No correct program is flagged, and each wrong one is caught by what it stands for.

`tests/submissions/table.toml` is that table; `matrix.py` beside it runs more seeds and examples.
Nothing is traced here, for speed: coverage is what tests of single things reach.
"""

import contextlib
import sys
from dataclasses import replace

import pytest
from matrix import entries, outcomes_of

from perceptron.contract import CAPABILITIES
from perceptron.judge import assignment_from, judge
from perceptron.outcomes import FAILING
from perceptron.properties import every_property, theme_of
from perceptron.survey import models

CORPUS = list(entries())
WHEATS = [entry for entry in CORPUS if entry.is_wheat]
CHAFFS = [entry for entry in CORPUS if not entry.is_wheat]
# Each chaff stands for the first property listed for it, and for others that are listed nowhere
# else first; `matrix.py --diagonal` tries all that are listed.
STANDS_FOR = [(chaff.caught_by[0], chaff) for chaff in CHAFFS]
STANDS_FOR += {
    name: chaff
    for chaff in reversed(CHAFFS)
    for name in chaff.caught_by
    if name not in dict(STANDS_FOR)
}.items()


# A message says what the program did, in a student's words, and is cut in no report.
MOST = 300 - len("What happened: ")
JARGON = (
    *("the claim does not hold", "alsifying", "mplementation", "ypothesis", "ssert"),
    *("None", "Fraction(", "Parameters(", "array(", "np.float"),
)


def named(entry):
    return entry.path.stem


@contextlib.contextmanager
def untraced():
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


@pytest.mark.parametrize("wheat", WHEATS, ids=named)
def test_a_correct_program_offers_what_is_asked_loses_nothing_and_fails_nothing(wheat):
    assignment = assignment_from(wheat.asks)
    with untraced():
        (model,) = models([str(wheat.path)])
        outcomes = judge(model, assignment, examples=3)
    assert assignment.asks & {*CAPABILITIES} <= model.offer.capabilities
    bad = [o for o in outcomes if o.loses or o.status in FAILING | {"grader error"}]
    assert bad == []


@pytest.mark.parametrize("chaff", CHAFFS, ids=named)
def test_a_wrong_program_is_caught_by_the_properties_that_it_stands_for(chaff):
    stands_for = replace(chaff, caught_by=tuple(n for n, c in STANDS_FOR if c is chaff))
    with untraced():
        outcomes = outcomes_of(stands_for, seed=0, examples=100, diagonal=True, seconds=2)
    assert [o.name for o in outcomes if o.status not in FAILING and not o.loses] == []
    assert any(o.loses for o in outcomes)
    assert all(o.message and (o.counterexample or o.missing) for o in outcomes)
    said = [o.message for o in outcomes if o.status == "failed"]
    assert [text for text in said if len(text) > MOST or any(w in text for w in JARGON)] == []


@pytest.mark.parametrize("theme", sorted({theme_of(law) for law in every_property().values()}))
def test_each_property_of_the_theme_catches_some_chaff(theme):
    listed = set(dict(STANDS_FOR))
    own = {name[5:] for name, law in every_property().items() if theme_of(law) == theme}
    assert own - listed == set()


def test_every_property_states_its_claim_and_is_bound_once():
    laws = every_property()
    assert len(laws) >= 40
    assert all(law.__doc__ for law in laws.values())
