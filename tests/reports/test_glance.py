"""The figures about a class are those of its marks, and what most of it lost comes first."""

from decimal import Decimal

from classes import item, one_class, submission
from hypothesis import given
from hypothesis import strategies as st
from reading import words

from perceptron.contract import NOT_DRIVEN
from perceptron.marks import Plan
from perceptron.reports.glance import bars, glance, to_teach
from perceptron.reports.page import page

PLAN = Plan("Homework", (item("a_b"), item("c_d", "2"), item("more", "0", counts=False)))


def test_what_most_of_the_class_lost_comes_first():
    made = [
        submission(PLAN, ["passed", "failed", "failed"], "a.py"),
        submission(PLAN, ["failed", "failed", "failed"], "b.py"),
        submission(PLAN, ["grader error", "no evidence", "passed"], "c.py"),
        submission(PLAN, ["failed"] * 3, "d.py", findings=((NOT_DRIVEN, "SyntaxError"),)),
    ]
    gradings = one_class(*made, plan=PLAN)
    assert [(each.item.name, each.lost, each.judged) for each in to_teach(gradings)] == [
        ("c_d", 3, 3),
        ("a_b", 1, 2),
    ]
    assert "c_d 3 of 3 lost it" in words(page(gradings))


@given(
    st.lists(st.decimals(0, 40, places=2), min_size=1, max_size=40),
    st.decimals(40, 300, places=2),
    st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1), Decimal(40)]),
)
def test_each_mark_is_in_one_of_a_few_bars_of_one_width(marks, total, least):
    found = bars(marks, total, least)
    assert len(found) <= 11
    assert sum(bar.count for bar in found) == len(marks)
    assert found[0].low == 0
    assert found[-1].high == total
    assert [a.high for a in found[:-1]] == [b.low for b in found[1:]]
    widths = {bar.high - bar.low for bar in found[:-1]}
    assert len(widths) <= 1
    assert min(widths, default=least) >= least
    for bar in found:
        inside = [bar.low <= mark < bar.high or (bar.last and mark >= bar.low) for mark in marks]
        assert sum(inside) == bar.count


def test_full_marks_have_a_bar_of_their_own_where_the_width_divides_the_total():
    assert [bar.words for bar in bars([Decimal(10)], Decimal(10), Decimal(1))][-2:] == [
        "9 to under 10",
        "10",
    ]
    assert bars([Decimal(33)], Decimal(33), Decimal(1))[-1].words == "30 to 33"
    assert bars([Decimal(0)], Decimal(0), Decimal(0)) == []


def test_the_figures_are_those_of_the_class():
    made = [
        submission(PLAN, ["passed" if k & bit else "failed" for bit in (1, 2)] + ["passed"], f"{k}")
        for k in range(4)
    ]
    found = glance(one_class(*made, plan=PLAN))
    assert (found.marks, found.median) == ((0, 1, 2, 3), Decimal("1.5"))
    assert "Judged 4 Median 1.5 of 3 Highest 3 Lowest 0" in words(page(one_class(*made, plan=PLAN)))
