"""Two lines in a conftest bind the properties to a perceptron of somebody's own."""

from pathlib import Path

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
MINE = "from perceptron import Perceptron\n\n\nclass Mine(Perceptron):\n    pass\n"
NO_BIAS = """
class NoBias(Mine):
    def update(self, x, y):
        wrong = super().update(x, y)
        self.bias = 0.0
        return wrong
"""


@pytest.fixture
def suite(pytester):
    """Lay out README's conftest, a module with a perceptron, and a file that imports a theme."""
    lines = README.split("two lines in your `conftest.py`:\n\n```python\n")[1].split("```")[0]
    assert len(lines.splitlines()) == 2

    def suite(name):
        pytester.makeconftest(lines.replace("package.module:Name", f"mine:{name}"))
        pytester.makepyfile(mine=MINE + NO_BIAS)
        pytester.makepyfile("from perceptron.properties.gates import *\n")

    return suite


def run(pytester, *words):
    return pytester.runpytest_subprocess("-p", "no:randomly", "--tb=no", *words)


def test_readmes_conftest_binds_a_theme(suite, pytester):
    suite("Mine")
    done = run(pytester, "--examples=5")
    done.assert_outcomes(passed=3)
    done.stdout.fnmatch_lines(["mine:Mine: 3 of 34 properties that count hold; 31 did not run"])


def test_a_failure_says_what_it_says_elsewhere_and_is_met_again(suite, pytester):
    suite("NoBias")
    (line,) = [line for line in run(pytester, "--examples=5").outlines if "@" in line][:1]
    again = run(pytester, line.partition("once more: ")[2])
    again.assert_outcomes(failed=1, deselected=2)
    again.stdout.fnmatch_lines(["*what was called:", "      model = program.NoBias(*"])


def test_a_name_that_is_none_is_one_line(suite, pytester):
    suite("Nowhere")
    done = run(pytester)
    assert done.ret == 4
    done.stderr.fnmatch_lines(["ERROR: mine:Nowhere: *"])
