"""Graded classes to report on: one with an outcome of every kind, and classes full of traps."""

from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from perceptron.contract import CAPABILITIES
from perceptron.marks import VISIBILITIES, Graded, Gradings, Item, Override, Plan, Student, graded
from perceptron.outcomes import FAILING, MARKS, Outcome

STATUSES = tuple(MARKS)
thorough = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
GRADED_AT = "2026-11-25T22:41:35+00:00"


def item(name="steps_are_whole", points="1", *, theme="update", counts=True, visibility="visible"):
    return Item(name, theme, f"The claim of {name}.", Decimal(points), counts, visibility)


def outcome(of, status="passed", **more):
    """Return what the judge says of an item: with an example where the status has one."""
    if status in FAILING:
        more = {
            "message": f"what was {status}",
            "counterexample": {"problem": "Problem((0, -1) -> 1)", "rate": "0.5"},
            "tables": {"problem": [[0.0, -1.0, 1.0], [0.5, 1048576.0, 0.0]]},
            "printed": "epoch 1\nepoch 2\n",
            "replay": f"{of.name}@AEEA",
        } | more
    if status == "not offered":
        more = {"missing": ("learning_rate",), "message": "rate = none found"} | more
    if status == "grader error":
        more = {"message": "KeyError: 'secret' (judge.py, line 12)"} | more
    if status == "no evidence":
        more = {"message": "on none of the examples tried"} | more
    return Outcome("", of.theme, of.name, of.claim, status, of.counts, **({"examples": 100} | more))


def submission(plan, statuses, name="ann.py", *, overrides=(), **more):
    """Return a graded submission from what came of each item, as a word or as an Outcome."""
    found = {
        of.name: outcome(of, status) if isinstance(status, str) else status
        for of, status in zip(plan.items, statuses, strict=True)
    }
    return graded(plan, name, found, overrides, **({"at": GRADED_AT, "seconds": 1.25} | more))


def of_one(status="passed", *, override=None, points="2", counts=True, **more):
    """Return the only line of a submission, and the submission."""
    plan = Plan("Homework", (item(points=points, counts=counts),))
    found = outcome(plan.items[0], status, **more)
    overrides = [Override(plan.items[0].name, *override, GRADED_AT)] if override else []
    made = submission(plan, [found], overrides=overrides)
    return made.lines[0], made


def every_status(**more):
    """Return a plan with a property for each status, and the submission with them."""
    names = [status.replace(" ", "_") for status in STATUSES]
    plan = Plan("Homework", tuple(item(name) for name in names), {"too_hard": "not taught yet"})
    return plan, submission(plan, STATUSES, **more)


SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four fullwidth
STARTS = ("", "\t", "\r", "\n", '"', ' "', ";", "a;", "a\r\n", 'a;"', "a, ")
TRAPS = (
    *(f"{start}{sign}1+1" for start in STARTS for sign in SIGNS),
    *('a"b', "a,b", "a\r\nb", "\x00", "\x1b[31mred", "\u202egnp.exe", "\ufffe", "\ud800"),
    *("]]>", "<b>", "&amp;", "</failure>", "a <= b", "\\", '\\"', "'", "", "é" * 300, "x" * 40_000),
    *("  | What was lost", "Points Possible", "    Points Possible", "nan", "0x1p-3", "1e5"),
)
hostile = st.sampled_from(TRAPS) | st.text(st.characters(), max_size=40)
points = st.decimals(0, 1000, places=2)
numbers = st.sampled_from(["", "7", "1234567"])
students = st.builds(Student, name=hostile, moodle=numbers, canvas=numbers)
cells = st.sampled_from([0.0, -1.0, 0.1, 2.0**-20, 2.0**60, -0.0])


@st.composite
def plans(draw):
    names = draw(st.lists(hostile, min_size=1, max_size=3, unique=True))
    items = [
        Item(
            name,
            draw(hostile),
            draw(hostile),
            draw(points),
            draw(st.booleans()),
            draw(st.sampled_from(VISIBILITIES)),
        )
        for name in names
    ]
    return Plan(draw(hostile), tuple(items), draw(st.dictionaries(hostile, hostile, max_size=2)))


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    rows = st.lists(st.lists(cells, min_size=width, max_size=width), max_size=30)
    return draw(st.dictionaries(hostile, rows, max_size=2))


@st.composite
def submissions(draw, plan, name=hostile):
    """Draw a submission whose every text is its author's, or somebody's who means no good."""
    found = {}
    for of in plan.items:
        found[of.name] = Outcome(
            "",
            of.theme,
            of.name,
            of.claim,
            draw(st.sampled_from(STATUSES)),
            of.counts,
            draw(st.integers(0, 100)),
            draw(hostile | hostile.map("not driven = {}".format)),
            draw(st.dictionaries(hostile, hostile, max_size=2)),
            draw(tables()),
            tuple(draw(st.lists(hostile | st.sampled_from(sorted(CAPABILITIES)), max_size=2))),
            draw(hostile),
        )
    by_hand = st.builds(
        Override,
        property=st.sampled_from([of.name for of in plan.items]),
        status=st.sampled_from(["passed", "failed"]),
        reason=hostile,
        at=st.just(GRADED_AT),
    )
    return graded(
        plan,
        draw(name),
        found,
        draw(st.lists(by_hand, max_size=2)),
        student=draw(students),
        findings=tuple(
            draw(st.lists(st.tuples(st.just("not driven") | hostile, hostile), max_size=2))
        ),
        trouble=draw(hostile),
        seconds=draw(st.floats(0, 1e6)),
        at=draw(st.just(GRADED_AT) | hostile),
    )


@st.composite
def graded_ones(draw):
    """Draw a plan and one submission graded by it."""
    plan = draw(plans())
    return plan, draw(submissions(plan))


@st.composite
def classes(draw):
    """Draw a graded class."""
    plan = draw(plans())
    return Gradings(plan, tuple(draw(st.lists(submissions(plan), max_size=3))))


def one_class(*made: Graded, plan):
    return Gradings(plan, made)
