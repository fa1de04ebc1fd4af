"""JUnit XML of a class: it parses, has the shape that readers share, and counts rightly."""

from collections import Counter
from xml.etree import ElementTree as Tree

from classes import classes, every_status, item, of_one, one_class, outcome, submission, thorough
from hypothesis import given

from perceptron.marks import Gradings, Plan
from perceptron.reports.feedback import of_line
from perceptron.reports.junit import junit

# Jenkins' junit-10.xsd: an element's attributes, those it must have, and its children.
TOLD = {"type", "message"}
SHAPE = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
        {"name", "tests", "failures", "errors"},
        {"properties", "testcase", "system-err"},
    ),
    "properties": (set(), set(), {"property"}),
    "property": ({"name", "value"}, {"name", "value"}, set()),
    "testcase": (
        {"name", "classname", "time"},
        {"name"},
        {"failure", "error", "skipped", "system-out"},
    ),
    "failure": (TOLD, set(), set()),
    "error": (TOLD, set(), set()),
    "skipped": (TOLD, set(), set()),
    "system-out": (set(), set(), set()),
    "system-err": (set(), set(), set()),
}


def read(gradings):
    return Tree.fromstring(junit(gradings).encode())


@thorough
@given(classes())
def test_every_file_parses_and_has_the_shape_of_the_schema(gradings):
    root = read(gradings)
    assert root.tag == "testsuites"
    for each in root.iter():
        allowed, needed, children = SHAPE[each.tag]
        assert needed <= set(each.attrib) <= allowed
        assert {child.tag for child in each} <= children
        assert all(value.isprintable() for value in each.attrib.values())
    assert all(suite.attrib["time"].replace(".", "", 1).isdigit() for suite in root)


@thorough
@given(classes())
def test_the_counts_are_those_of_the_cases(gradings):
    root = read(gradings)
    for suite, graded in zip(root, gradings.submissions, strict=True):
        cases = suite.findall("testcase")
        assert len(cases) == len(gradings.plan.items) + len(gradings.plan.waived)
        found = Counter(child.tag for case in cases for child in case)
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == found["failure"]
        assert int(suite.attrib["errors"]) == found["error"] == len(graded.unjudged)
        assert int(suite.attrib["skipped"]) == found["skipped"]
    for count in ("tests", "failures", "errors"):
        assert int(root.attrib[count]) == sum(int(suite.attrib[count]) for suite in root)


@thorough
@given(classes())
def test_the_same_class_gives_the_same_file(gradings):
    assert junit(gradings) == junit(gradings)


def test_lost_is_a_failure_unjudged_an_error_and_waived_is_skipped():
    plan, graded = every_status()
    (suite,) = read(one_class(graded, plan=plan))
    tags = {case.attrib["name"]: [child.tag for child in case] for case in suite.iter("testcase")}
    assert tags.pop("passed") == []
    assert tags.pop("grader_error") == ["error"]
    assert tags.pop("too_hard") == ["skipped"]
    assert set(map(tuple, tags.values())) == {("failure",)}
    assert "waived: not taught yet" in junit(one_class(graded, plan=plan))


def test_an_extra_is_no_failure_and_says_what_it_is():
    plan = Plan("Homework", (item("one", counts=False), item("two", counts=False)))
    graded = submission(plan, ["not offered", "failed"])
    (suite,) = read(one_class(graded, plan=plan))
    found = [case[0] for case in suite.findall("testcase")]
    assert [each.tag for each in found] == ["skipped", "skipped"]
    assert found[1].attrib["message"] == "extra, no points: failed: what was failed"


def test_a_failure_has_the_text_that_the_student_reads():
    line, graded = of_one("failed")
    (suite,) = read(one_class(graded, plan=Plan("Homework", (line.item,))))
    case = suite.find("testcase")
    assert case.attrib == {"name": "steps_are_whole", "classname": "ann.py.update"}
    assert case[0].text == of_line(line)
    assert case[0].attrib == {"type": "failed", "message": "failed: what was failed"}


def test_a_mark_by_hand_decides_and_has_its_reason():
    line, graded = of_one("passed", override=("failed", "copied"))
    plan = Plan("Homework", (line.item,))
    assert 'message="failed: copied"' in junit(one_class(graded, plan=plan))
    _, graded = of_one("failed", override=("passed", "I looked"))
    assert "<failure" not in junit(one_class(graded, plan=plan))


def test_the_lecturer_reads_what_of_the_grader_failed():
    plan = Plan("Homework", (item(),))
    found = outcome(plan.items[0], "grader error")
    text = junit(one_class(submission(plan, [found], trouble="OSError: no space"), plan=plan))
    assert "KeyError: 'secret'" in text
    assert "<system-err>OSError: no space</system-err>" in text


def test_a_class_of_nobody_is_a_file_too():
    assert read(Gradings(Plan("Homework", (item(),)), ())).attrib["tests"] == "0"
