"""A reply is what was asked for, or no reply: whatever a submission writes, the judge reads on."""

import contextlib
import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perceptron.contract import (
    CAPABILITIES,
    NOT_DRIVEN,
    Finding,
    Offer,
    Parameters,
    Refusal,
    Step,
    Trained,
)
from perceptron.isolation import operations
from perceptron.isolation.wire import (
    HEADER,
    MOST_MEMORY,
    MOST_PRINTED,
    MOST_TEXT,
    Expected,
    Kind,
    Numbers,
    Reply,
    WireError,
    packed,
    unpacked,
)

numbers = st.floats(allow_nan=False)
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


def parameters(features):
    weights = st.lists(numbers, min_size=features, max_size=features).map(tuple)
    return st.builds(Parameters, weights, numbers, st.booleans())


@st.composite
def trainings(draw):
    features, rows = draw(st.integers(1, 6)), draw(st.integers(0, 5))
    asked = draw(st.lists(st.integers(0, 5), max_size=3))
    labels = [tuple(draw(numbers) for _ in range(count)) for count in (rows, *asked)]
    known = st.none() | parameters(features)
    shape = draw(st.lists(st.integers(0, 9), max_size=4)).copy()
    flags = [draw(st.booleans()) for _ in range(3)]
    found = Trained(labels[0], tuple(labels[1:]), draw(known), draw(known), tuple(shape), *flags)
    return found, features, rows, asked


def through(reply, expected, sequence=7):
    """Return a reply as it comes back from its frame."""
    frame = packed(reply, sequence)
    kind, sizes = expected.sizes(frame[: HEADER.size], sequence)
    assert sum(sizes) == len(frame) - HEADER.size
    return unpacked(kind, sizes, frame[HEADER.size :])


@given(made=trainings())
def test_a_training_comes_back_as_it_was(made):
    trained, features, rows, asked = made
    sent = Reply(Kind.ANSWER, operations.of_training(trained, features), printed="said")
    reply = through(sent, operations.expected_training(features, rows, asked))
    assert operations.training(reply.numbers, features, rows, asked) == trained
    assert reply.printed == "said"


@given(data=st.data(), features=st.integers(1, 6))
def test_a_walk_comes_back_as_it_was(data, features):
    order = data.draw(st.lists(st.integers(0, 9), max_size=4))
    pair = st.tuples(parameters(features), parameters(features))
    steps = tuple(Step(row, *data.draw(pair)) for row in order)
    sent = Reply(Kind.ANSWER, operations.of_walk(steps, features))
    reply = through(sent, operations.expected_walk(features, len(order)))
    assert operations.walk(reply.numbers, features, order) == steps


@given(refusal=st.builds(Refusal, st.none() | st.just("ValueError"), st.booleans()))
def test_a_refusal_comes_back_as_it_was(refusal):
    reply = through(operations.of_refusal(refusal), operations.EXPECTED_REFUSAL)
    assert operations.refusal(reply) == refusal


@given(
    capabilities=st.frozensets(st.sampled_from(sorted(CAPABILITIES))),
    step=st.none() | st.fractions(min_value=0),
    third=st.booleans(),
    unit=st.floats(0, 1, exclude_min=True),
    findings=st.lists(st.builds(Finding, texts, texts), max_size=4).map(tuple),
    memory=st.binary(max_size=40),
)
@example(frozenset(), Fraction(0), False, 1.0, (), b"")
def test_an_offer_comes_back_as_it_was(capabilities, step, third, unit, findings, memory):
    printable = all(text.isprintable() for pair in findings for text in pair)
    found = Offer(capabilities, step, third, unit, findings=findings)
    reply = through(operations.of_offer(found, memory), operations.EXPECTED_OFFER)
    assert reply.memory == memory
    if printable:
        assert operations.offer(reply) == found


@pytest.mark.parametrize("topic", [NOT_DRIVEN, " not driven", "not\x00driven", "not driven = so"])
def test_that_nothing_could_be_tried_is_the_judges_word_alone(topic):
    found = Offer(frozenset(CAPABILITIES), findings=(Finding("data", "rows"), Finding(topic, "x")))
    text = "\n".join(["fit predict", "", f"{topic}\tgraded by hand: full marks"])
    forged = replace(operations.of_offer(found, b""), text=text)
    for reply in (operations.of_offer(found, b""), forged):
        with pytest.raises(WireError, match="expected no finding 'not driven', which only the"):
            operations.offer(reply)


def replies():
    """Yield one of each kind, with how it is read and how much of it was expected."""
    trained = Trained((0.0, 1.0), ((1.0,),), Parameters((1.0, 2.0), 3.0), None, (2,))
    yield (
        Reply(Kind.ANSWER, operations.of_training(trained, 2)),
        operations.expected_training(2, 2, [1]),
        lambda reply: operations.training(reply.numbers, 2, 2, [1]),
    )
    step = Step(1, Parameters((1.0,), 0.0), Parameters((2.0,), 1.0))
    yield (
        Reply(Kind.ANSWER, operations.of_walk([step], 1)),
        operations.expected_walk(1, 1),
        lambda reply: operations.walk(reply.numbers, 1, [1]),
    )
    refused = operations.of_refusal(Refusal("ValueError", True))
    yield refused, operations.EXPECTED_REFUSAL, operations.refusal
    found = Offer(frozenset({"fit"}), Fraction(1, 2), False, 1.0, (Finding("data", "rows"),))
    yield operations.of_offer(found, b"memory"), operations.EXPECTED_OFFER, operations.offer
    yield Reply(Kind.ERROR, text="ValueError: no"), Expected(3), lambda reply: reply


def read(frame, expected, read_as):
    """Read a frame as the judge does; what comes of it, or WireError."""
    if len(frame) < HEADER.size:
        raise WireError("no header")
    kind, sizes = expected.sizes(frame[: HEADER.size], 1)
    most = 8 * expected.numbers + MOST_TEXT + MOST_PRINTED + expected.memory
    assert sum(sizes) <= most, "never more is read than a frame may have"
    reply = unpacked(kind, sizes, frame[HEADER.size :][: sum(sizes)].ljust(sum(sizes), b"\0"))
    return read_as(reply) if kind == Kind.ANSWER else reply


def test_a_thousand_mutated_frames_are_read_or_refused():
    dice, refused = random.Random(20261125), 0
    for reply, expected, read_as in replies():
        whole = packed(reply, 1)
        for _ in range(1000):
            frame = bytearray(whole)
            for _ in range(dice.randint(1, 4)):
                place = dice.randrange(len(frame))
                change = dice.choice(["set", "flip", "cut", "add"])
                if change == "set":
                    frame[place] = dice.randrange(256)
                elif change == "flip":
                    frame[place] ^= 1 << dice.randrange(8)
                elif change == "cut":
                    del frame[place : place + dice.randint(1, 9)]
                    frame = frame or bytearray(1)
                else:
                    frame[place:place] = dice.randbytes(dice.randint(1, 9))
            try:
                read(bytes(frame), expected, read_as)
            except WireError:
                refused += 1
    assert refused > 1000  # each frame's header is a good part of it


@given(frame=st.binary(max_size=200), which=st.integers(0, 4))
@example(HEADER.pack(1, 0, 2**32 - 1, 0, 0, 0), 0)
@example(HEADER.pack(1, 0, 16, 0, 0, 2**32 - 1), 0)
@example(HEADER.pack(1, 1, 0, 2**32 - 1, 0, 0), 4)
def test_any_bytes_are_a_reply_or_refused(frame, which):
    _, expected, read_as = [*replies()][which]
    with contextlib.suppress(WireError):
        read(frame, expected, read_as)


@given(body=st.binary(max_size=400), text=st.text(max_size=200), which=st.integers(0, 4))
@example(b"", "fit\n1/0", 3)
@example(b"", "fly\n1/2", 3)
@example(b"", f"fit\n{'9' * 500}/1", 3)
@example(np.array([np.nan, 1.0]).tobytes(), "", 2)
def test_any_numbers_in_a_frame_of_the_right_size_are_an_answer_or_refused(body, text, which):
    _, expected, read_as = [*replies()][which]
    numbers = body.ljust(8 * expected.numbers, b"\0")[: 8 * expected.numbers]
    values = tuple(np.frombuffer(numbers).tolist())
    with contextlib.suppress(WireError):
        read(packed(Reply(Kind.ANSWER, values, text), 1), expected, read_as)


def test_an_answer_to_another_question_is_refused():
    frame = packed(Reply(Kind.ANSWER), 3)
    with pytest.raises(WireError, match="reply=3, kind=0: expected reply 4"):
        Expected(0).sizes(frame[: HEADER.size], 4)


def test_only_a_survey_may_have_something_to_remember():
    frame = packed(Reply(Kind.ANSWER, memory=b"x"), 1)
    with pytest.raises(WireError, match="expected 0 numbers, texts of at most"):
        Expected(0).sizes(frame[: HEADER.size], 1)
    assert Expected(0, memory=MOST_MEMORY).sizes(frame[: HEADER.size], 1) == (0, [0, 0, 0, 1])


def test_a_count_is_a_whole_number():
    with pytest.raises(WireError, match=r"count=1\.5"):
        Numbers((1.5,)).count()
    with pytest.raises(WireError, match="flag=nan"):
        Numbers((float("nan"),)).flag()


def test_text_is_cut_to_what_a_frame_may_have():
    reply = through(Reply(Kind.ERROR, text="ü" * MOST_TEXT, printed="x" * 2**20), Expected(0))
    assert len(reply.text) == MOST_TEXT // 2
    assert len(reply.printed) == MOST_PRINTED
