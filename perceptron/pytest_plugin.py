"""pytest as the grading harness: --implementation, and the table of outcomes after the dots.

Load it with `-p perceptron.pytest_plugin`, or from a conftest, which may name the perceptron that a
test suite of somebody's own is about: `perceptron_under_test = "module:Name"`. It is no entry point
of the package, which would import the package before coverage starts.
"""

import signal
from collections.abc import Generator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytest.register_assert_rewrite("perceptron.properties")  # before anything imports them

from perceptron.contract import (  # noqa: E402
    ALWAYS_ASKED,
    CAPABILITIES,
    Assignment,
    KilledError,
    Model,
    Property,
    TargetError,
)
from perceptron.conventions import Conventions, tables_in  # noqa: E402
from perceptron.examples import chosen, drawn_by_seed_alone, prepare  # noqa: E402
from perceptron.isolation.judged import Judged  # noqa: E402
from perceptron.isolation.kernel import end_with_parent  # noqa: E402
from perceptron.isolation.remote import RemoteModel  # noqa: E402
from perceptron.judge import applies, assignment_from, describe  # noqa: E402
from perceptron.limits import NAMES, parsed_limits  # noqa: E402
from perceptron.model import Unjudged  # noqa: E402
from perceptron.outcomes import Outcome  # noqa: E402
from perceptron.own_properties import own_files, own_properties  # noqa: E402
from perceptron.properties import every_property, theme_of  # noqa: E402
from perceptron.reports.text import summary  # noqa: E402
from perceptron.survey import assignment_in  # noqa: E402
from perceptron.toml_tables import Table  # noqa: E402

OUTCOME = "perceptron-outcome"
UNDER_TEST = "perceptron_under_test"


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
    group.addoption(
        "--assignment",
        metavar="DIR",
        help="the assignment's folder: its grading.toml, and an adapter.py if programs need one",
    )
    group.addoption(
        "--trust",
        action="store_true",
        help="run the submissions in this process, where they can do whatever you can",
    )
    group.addoption(
        "--bwrap",
        action="store_true",
        help="a further layer around confined submissions: bubblewrap, where it is installed",
    )
    group.addoption(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help=f"what a submission may use up: {', '.join(NAMES)}; repeatable",
    )
    parser.addini(
        "perceptron_measures_submission", "--cov measures the submission's file", type="bool"
    )
    parser.addini("perceptron_finished", "a file that is made when a session ends", default="")
    group.addoption(
        "--replay",
        default="",
        metavar="NAME[@CODE]",
        help="one property alone, or its one example that a report names; the calls are shown",
    )
    usual = "default: the assignment's, or"
    group.addoption("--examples", type=int, help=f"examples a property ({usual} 100)")
    group.addoption("--property-seed", type=int, help=f"seed of all examples ({usual} 0)")


def pytest_configure(config: pytest.Config) -> None:
    """Resolve the targets before anything runs: a bad one is one line and exit code 4."""
    targets = config.getoption("--implementation")
    if config.getini("perceptron_finished"):
        end_with_parent(signal.SIGTERM)  # then the command that started this run is gone
    try:
        folder = config.getoption("--assignment")
        conventions = assignment_in(folder) if folder else Conventions()
        asks = config.getoption("--asks") or ",".join(conventions.asks or ())
        named = [str(getattr(each, UNDER_TEST)) for each in _conftests(config)]
        assignment = assignment_from(asks or ("" if targets or named else "all"))
        run = _run(config, assignment, tables_in(Path(folder) if folder else None)["grade"])
        judged = Judged(
            targets or named or ["perceptron:Perceptron"],
            conventions,
            limits=parsed_limits(config.getoption("--limit"), conventions.limits),
            trust=config.getoption("--trust"),
            bwrap=config.getoption("--bwrap"),
            measures=config.getini("perceptron_measures_submission") is True,
            many=hasattr(config, "workerinput"),  # the controller has refused what it could not use
        )
    except TargetError as error:
        raise pytest.UsageError(error.told()) from None
    config.add_cleanup(judged.close)
    harness = Harness(config, judged.models, run, bool(targets))
    config.pluginmanager.register(harness, "perceptron")


@dataclass(frozen=True)
class Run:
    """What is judged, and on which examples.

    `replayed` is the name of the property that alone runs, `code` its one example's; or "".
    """

    assignment: Assignment
    laws: dict[str, Property]
    replayed: str
    code: str
    examples: int
    seed: int


def _run(config: pytest.Config, assignment: Assignment, grade: Table) -> Run:
    """Read it from the options, and from the assignment's grading.toml what no option says."""
    examples, seed = config.getoption("--examples"), config.getoption("--property-seed")
    if examples is not None and examples < 1:
        raise TargetError(f"--examples={examples}: expected at least 1")
    laws = {**every_property(), **own_properties(own_files(grade))}
    replayed, code = "", ""
    if replay := config.getoption("--replay"):
        try:
            law, code = chosen(replay, laws)
        except ValueError as error:
            raise TargetError(f"--replay={error}") from None
        replayed = law.__name__
    return Run(
        assignment,
        laws,
        replayed,
        code,
        grade.whole("examples", 100, 1) if examples is None else examples,
        grade.whole("seed", 0, 0) if seed is None else seed,
    )


class Harness:
    """One session's targets and what came of each property."""

    def __init__(self, config: pytest.Config, found: list[Model], run: Run, grading: bool) -> None:
        self.models = found
        self.run = run
        self.assignment = run.assignment
        self.laws = run.laws
        self.grading = grading
        self.outcomes: list[Outcome] = []
        self.lost = False
        self.finished: str = config.getini("perceptron_finished")
        self.coverage = _own_coverage(config) if grading else None

    def _runs(self, law: Property) -> bool:
        """Say whether a property runs: the one that is replayed, or all that apply."""
        name = self.run.replayed
        return law.__name__ == name if name else applies(law, self.assignment)

    def _own_modules(self) -> list[ModuleType]:
        """Return a lecturer's own properties, those of one theme in a module, as pytest wants it.

        pytest imports no file of theirs: what is judged is what `grade` judges.
        """
        suite, found = every_property(), dict[str, ModuleType]()
        for name, law in self.laws.items():
            if name not in suite:
                module = found.setdefault(theme_of(law), ModuleType(theme_of(law)))
                setattr(module, name, law)
        return [*found.values()]

    def _law(self, item: pytest.Item) -> Any:
        function = getattr(item, "function", None)
        return function if self.laws.get(getattr(function, "__name__", "")) is function else None

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give each property every submission as its implementation."""
        if self.laws.get(metafunc.function.__name__) is metafunc.function:
            names = [model.name for model in self.models]
            metafunc.parametrize("implementation", self.models, ids=names, scope="session")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """With --implementation exactly the properties run, each once a submission.

        So does the one that is replayed, in a test suite of somebody's own too.
        """
        if not (self.grading or self.run.replayed):
            return
        for module in self._own_modules():
            collector = pytest.Module.from_parent(session, path=Path(module.__name__))
            collector.obj = module
            items += session.genitems(collector)
        kept, others, seen = [], [], set()
        for item in items:
            law = self._law(item)
            key = law and (law.__name__, id(_model(item)))
            if law is None or key in seen or not self._runs(law):
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
        run = self.run
        prepare(law, seed=run.seed, examples=run.examples, code=run.code)
        model = _model(item)
        if isinstance(model, Unjudged):
            raise KilledError(model.reason)
        missing = self.assignment.missing(law, model.offer)
        if missing:
            reason = "; ".join(f"{name}: {CAPABILITIES[name]}" for name in missing)
            if "fit" in missing:
                reason = "; ".join(map(str, model.offer.findings))
            if self.assignment.counts(law):
                pytest.fail(f"asked for, not offered: {reason}", pytrace=False)
            pytest.skip(f"not offered: {reason}")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Let the seed alone decide what a property draws; other tests draw as they do."""
        with drawn_by_seed_alone() if self._law(item) else nullcontext():
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Attach the outcome to the report, which travels from workers to the controller."""
        report = yield
        law = self._law(item)
        ended = call.when == "call" or (call.when == "setup" and call.excinfo is not None)
        if law is not None and ended:
            model = _model(item)
            error = call.excinfo.value if call.excinfo else None
            outcome = describe(law, model, self.assignment, error)
            if outcome.status == "passed":
                report.outcome, report.longrepr = "passed", None  # replayed, it fails no more
            if outcome.status == "no evidence" and outcome.counts:
                report.outcome, report.longrepr = "failed", f"no evidence: {outcome.message}"
            elif outcome.status == "no evidence":
                report.outcome = "skipped"
                report.longrepr = (str(item.path), 0, f"no evidence: {outcome.message}")
            report.user_properties.append((OUTCOME, outcome.to_json()))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Collect outcomes as they come, from this process or from a worker."""
        self.lost |= str(report.when) == "???"  # what xdist says of a process that has ended
        lines = [str(value) for name, value in report.user_properties if name == OUTCOME]
        if report.when != "teardown":
            self.outcomes += [Outcome.from_json(line) for line in lines]

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """Let each property meet a submission as it was loaded; take the branches that it ran."""
        if self._law(item) is not None:
            model = _model(item)
            model.renew()
            if self.coverage is not None and isinstance(model, RemoteModel):
                self.coverage.get_data().add_arcs(model.arcs)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Exit 3 where the grader itself failed: that is nobody's mark."""
        judges = self.grading and not session.config.getoption("collectonly")
        controls = not hasattr(session.config, "workerinput")
        missing = judges and controls and session.exitstatus == 0 and not self.outcomes
        broken = any(outcome.status == "grader error" for outcome in self.outcomes)
        if missing or broken or (judges and self.lost):
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR
        if self.finished and not hasattr(session.config, "workerinput"):
            Path(self.finished).touch()

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print one table, submission by theme, and each failure's smallest counterexample."""
        if self.outcomes:
            order = {name: place for place, name in enumerate(self.laws)}
            outcomes = sorted(self.outcomes, key=lambda o: order[f"test_{o.name}"])
            terminalreporter.section("perceptron")
            laws = [law for law in self.laws.values() if self._runs(law)]
            counting = sum(self.assignment.counts(law) for law in laws)
            found = {model.name: [str(f) for f in model.offer.findings] for model in self.models}
            for line in summary(outcomes, found, counting, calls=self.run.replayed != ""):
                terminalreporter.line(line)


def _conftests(config: pytest.Config) -> list[object]:
    """Return the conftests that name a perceptron; it is judged unless the command names others."""
    return [each for each in config.pluginmanager.get_plugins() if hasattr(each, UNDER_TEST)]


def _model(item: pytest.Item) -> Model:
    """Return the submission that a property's item judges; only pytest.Function has a callspec."""
    model: Model = item.callspec.params["implementation"]  # type: ignore[attr-defined]
    return model


def _own_coverage(config: pytest.Config) -> Any:
    """Return what measures the submissions; None where nothing does.

    The package's own coverage is not measured while grading, and no threshold of it applies.
    """
    plugin = config.pluginmanager.getplugin("_cov")
    if plugin is None:
        return None
    controller = plugin.cov_controller
    if config.getini("perceptron_measures_submission") is True:
        return controller.cov if controller is not None else None
    plugin.options.cov_fail_under = None
    plugin.options.no_cov = True
    plugin._disabled = True
    if controller is not None:
        controller.cov.stop()
    return None
