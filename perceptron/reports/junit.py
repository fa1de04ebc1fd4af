"""A graded class as JUnit XML, which continuous integration reads: for lecturers, nothing hidden.

The shape is that of Jenkins' junit-10.xsd (xunit plugin), which Surefire, pytest, GitLab and
GitHub's readers share: a testsuite a submission, a testcase a property.
"""

from collections import Counter
from xml.etree import ElementTree as Tree

from perceptron.guard import printable
from perceptron.marks import Graded, Gradings, Line, shown
from perceptron.reports.feedback import of_line

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'  # the writer's: text here, bytes there
COUNTS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def junit(gradings: Gradings) -> str:
    """Return the XML of a class: text, to be written as UTF-8.

    A property that lost its points is a failure, one that the grader could not judge an error. One
    that was waived, or an extra that was not shown to hold, is skipped: it takes nothing.
    """
    root = Tree.Element("testsuites", name=printable(gradings.plan.title))
    suites = [_suite(each, gradings) for each in gradings.submissions]
    root.extend(suites)
    for count in ("tests", "failures", "errors"):  # the schema has no `skipped` here
        root.set(count, str(sum(int(suite.attrib[count]) for suite in suites)))
    Tree.indent(root)
    return HEAD + Tree.tostring(root, encoding="unicode") + "\n"


def _suite(graded: Graded, gradings: Gradings) -> Tree.Element:
    name = printable(graded.name)
    suite = Tree.Element("testsuite", name=name)
    cases = [_case(name, line) for line in graded.lines]
    for waived, reason in gradings.plan.waived.items():
        case = Tree.Element("testcase", name=printable(waived), classname=f"{name}.waived")
        Tree.SubElement(case, "skipped", message=printable(f"waived: {reason}"))
        cases.append(case)
    found = Counter(child.tag for case in cases for child in case)
    suite.set("tests", str(len(cases)))
    for count, tag in COUNTS.items():
        suite.set(count, str(found[tag]))
    suite.set("time", f"{graded.seconds:.3f}")
    if graded.at:
        suite.set("timestamp", printable(graded.at))
    properties = Tree.SubElement(suite, "properties")
    points = {"score": graded.score, "total": gradings.plan.total}
    for each, value in points.items():
        Tree.SubElement(properties, "property", name=each, value=shown(value))
    suite.extend(cases)
    if graded.trouble:
        Tree.SubElement(suite, "system-err").text = printable(graded.trouble, 2000)
    return suite


def _case(submission: str, line: Line) -> Tree.Element:
    item = line.item
    # Readers tell cases apart by both names, and show what stands before the last dot as a folder.
    classname = printable(f"{submission}.{item.theme}")
    case = Tree.Element("testcase", name=printable(item.name), classname=classname)
    if line.status == "passed":
        if line.override:
            Tree.SubElement(case, "system-out").text = of_line(line)
        return case
    tag = "failure" if item.counts else "skipped"
    tag = "error" if line.status == "grader error" else tag
    reason = line.override.reason if line.override else line.outcome.message
    message = f"{'extra, no points: ' * (not item.counts)}{line.status}: {reason}"
    found = Tree.SubElement(case, tag, type=line.outcome.status, message=printable(message))
    found.text = of_line(line)
    return case
