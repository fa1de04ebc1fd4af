"""pytest as the grading harness: --implementation, and the table of outcomes after the dots.

Load it with `-p perceptron.pytest_plugin` or from a conftest. It is no entry point of the package,
which would import the package before coverage starts.
"""

from collections.abc import Generator
from typing import Any

import pytest

pytest.register_assert_rewrite("perceptron.properties")

from perceptron.contract import ALWAYS_ASKED, CAPABILITIES, Assignment, TargetError  # noqa: E402
from perceptron.judge import applies, describe, prepare  # noqa: E402
from perceptron.model import LocalModel  # noqa: E402
from perceptron.outcomes import MARKS, Outcome  # noqa: E402
from perceptron.properties import every_property, theme_of  # noqa: E402
from perceptron.survey import models  # noqa: E402

OUTCOME = "perceptron-outcome"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the harness."""
    group = parser.getgroup("perceptron", "properties of a perceptron")
    group.addoption(
        "--implementation",
        action="append",
        metavar="TARGET",
        help="module:Name, module:Name(tol=None), a .py file or a folder; repeatable",
    )
    group.addoption(
        "--asks",
        metavar="LIST",
        help="what the assignment asks for, by commas: capabilities and names of asked_for "
        f"properties, or 'all'; default {','.join(sorted(ALWAYS_ASKED))}",
    )
    parser.addini(
        "perceptron_measures_submission", "--cov measures the submission's file", type="bool"
    )
    group.addoption("--examples", type=int, default=100, help="examples a property (default 100)")
    group.addoption("--property-seed", type=int, default=0, help="seed of all examples (default 0)")


def pytest_configure(config: pytest.Config) -> None:
    """Resolve the targets before anything runs: a bad one is one line and exit code 4."""
    targets = config.getoption("--implementation")
    try:
        assignment = assignment_from(config.getoption("--asks") or ("" if targets else "all"))
        names = targets or ["perceptron:Perceptron"]
        found = [model for target in names for model in models(target)]
    except TargetError as error:
        raise pytest.UsageError(str(error)) from None
    if config.getoption("--examples") < 1:
        raise pytest.UsageError(f"--examples={config.getoption('--examples')}: expected at least 1")
    config.pluginmanager.register(Harness(config, found, assignment, bool(targets)), "perceptron")


def assignment_from(asks: str) -> Assignment:
    """Return the assignment of an --asks list; TargetError on a name that is neither kind."""
    claims = {n.removeprefix("test_") for n, p in every_property().items() if _asked_for(p)}
    if not asks:
        return Assignment()
    if asks == "all":
        return Assignment(frozenset(CAPABILITIES) | claims)
    named = frozenset(name.strip() for name in asks.split(","))
    unknown = sorted(named - set(CAPABILITIES) - claims)
    if unknown:
        known = ", ".join(sorted(set(CAPABILITIES) | claims))
        raise TargetError(f"--asks={','.join(unknown)}: expected some of {known}")
    return Assignment(named)


def _asked_for(law: Any) -> bool:
    return theme_of(law) == "asked_for"


class Harness:
    """One session's targets and what came of each property."""

    def __init__(
        self, config: pytest.Config, found: list[LocalModel], assignment: Assignment, grading: bool
    ) -> None:
        self.models = found
        self.assignment = assignment
        self.grading = grading
        self.outcomes: list[Outcome] = []
        self.laws = every_property()
        self.seed: int = config.getoption("--property-seed")
        self.examples: int = config.getoption("--examples")
        if grading:
            _switch_package_coverage_off(config)

    def _law(self, item: pytest.Item) -> Any:
        function = getattr(item, "function", None)
        return function if self.laws.get(getattr(function, "__name__", "")) is function else None

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give each property every submission as its implementation."""
        if self.laws.get(metafunc.function.__name__) is metafunc.function:
            names = [model.name for model in self.models]
            metafunc.parametrize("implementation", self.models, ids=names, scope="session")

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """With --implementation exactly the properties run, each once a submission."""
        if not self.grading:
            return
        kept, others, seen = [], [], set()
        for item in items:
            law = self._law(item)
            key = law and (law.__name__, id(item.callspec.params["implementation"]))  # type: ignore[attr-defined]
            if law is None or key in seen or not applies(law, self.assignment):
                others.append(item)
            else:
                seen.add(key)
                kept.append(item)
        items[:] = kept
        config.hook.pytest_deselected(items=others)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Fix the property's examples; skip or fail it where its needs are not offered."""
        law = self._law(item)
        if law is None:
            return
        prepare(law, seed=self.seed, examples=self.examples)
        model = item.callspec.params["implementation"]  # type: ignore[attr-defined]
        missing = self.assignment.missing(law, model.offer)
        if missing:
            reason = "; ".join(f"{name}: {CAPABILITIES[name]}" for name in missing)
            if self.assignment.counts(law):
                pytest.fail(f"asked for, not offered: {reason}", pytrace=False)
            pytest.skip(f"not offered: {reason}")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Attach the outcome to the report, which travels from workers to the controller."""
        report = yield
        law = self._law(item)
        ended = call.when == "call" or (call.when == "setup" and call.excinfo is not None)
        if law is not None and ended:
            model = item.callspec.params["implementation"]  # type: ignore[attr-defined]
            error = call.excinfo.value if call.excinfo else None
            outcome = describe(law, model, self.assignment, error)
            report.user_properties.append((OUTCOME, outcome.to_json()))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Collect outcomes as they come, from this process or from a worker."""
        lines = [str(value) for name, value in report.user_properties if name == OUTCOME]
        if report.when != "teardown":
            self.outcomes += [Outcome.from_json(line) for line in lines]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Exit 3 where the grader itself failed: that is nobody's mark."""
        if any(outcome.status == "grader error" for outcome in self.outcomes):
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print one table, submission by theme, and each failure's smallest counterexample."""
        if self.outcomes:
            terminalreporter.section("perceptron")
            for line in summary(self.outcomes, [model.name for model in self.models]):
                terminalreporter.line(line)


def summary(outcomes: list[Outcome], submissions: list[str]) -> list[str]:
    """Return the lines of the table and of the failures, in the order of the submissions."""
    lines = []
    order = {name: place for place, name in enumerate(every_property())}
    for submission in submissions:
        own = [outcome for outcome in outcomes if outcome.submission == submission]
        own.sort(key=lambda outcome: order[f"test_{outcome.name}"])
        counted = [outcome for outcome in own if outcome.counts]
        held = sum(not outcome.loses for outcome in counted)
        lines.append(f"{submission}: {held} of {len(counted)} properties that count hold")
        for theme in dict.fromkeys(outcome.theme for outcome in own):
            marks = "".join(MARKS[o.status] for o in own if o.theme == theme)
            lines.append(f"  {theme:12} {marks}")
        for outcome in own:
            if outcome.loses or outcome.status not in {"passed", "not offered"}:
                lines += _failure(outcome)
    legend = ", ".join(f"{mark} {status}" for status, mark in MARKS.items())
    return [*lines, f"({legend})"]


def _failure(outcome: Outcome) -> list[str]:
    extra = "" if outcome.counts else " (extra: no mark)"
    lines = [
        "",
        f"  {outcome.theme}: {outcome.name}: {outcome.status}{extra}",
        f"    {outcome.claim}",
    ]
    if outcome.missing:
        return [*lines, f"    asked for, not offered: {', '.join(outcome.missing)}"]
    lines += [f"    {name} = {value}" for name, value in outcome.counterexample.items()]
    return [*lines, f"    {outcome.message}"]


def _switch_package_coverage_off(config: pytest.Config) -> None:
    """Measure no coverage of the package while grading, and apply no threshold of it."""
    plugin = config.pluginmanager.getplugin("_cov")
    if plugin is not None and config.getini("perceptron_measures_submission") is not True:
        plugin.options.cov_fail_under = None
        plugin.options.no_cov = True
        plugin._disabled = True
        if plugin.cov_controller is not None:
            plugin.cov_controller.cov.stop()
