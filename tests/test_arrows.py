"""Imports run one way: a module uses only modules that stand above it in this list."""

import ast
from pathlib import Path

import pytest

import perceptron

ROOT = Path(perceptron.__file__).parent
THEMES = sorted(f"properties.{path.stem}" for path in (ROOT / "properties").glob("[a-z]*.py"))
ORDER = [
    ["problems"],
    ["gates"],
    ["contract", "small_problems"],
    ["certificates.verdicts", "certificates.work"],
    ["certificates.whole", "certificates.perceptron_alone", "certificates.boolean"],
    ["certificates.smallest_norm", "certificates.quadruples"],
    ["certificates.census", "certificates.scaled_columns"],
    ["certificates"],
    ["reachable"],
    ["reference", "chain", "rounding", "strategies", "randomness"],
    ["learning", "words", "runs", "learned"],
    ["messages", "step_messages", "observed"],
    ["second_pass"],
    ["entries", "guard", "limits", "scratch", "toml_tables"],
    ["conventions"],
    ["loading.stand_ins"],
    ["loading.imports"],
    ["loading.definitions"],
    ["loading.home"],
    ["loading", "adapter", "adapter.names", "adapter.signatures", "adapter.deliveries"],
    ["adapter.labels", "adapter.transcript"],
    ["adapter.places", "adapter.binding"],
    ["adapter.reading"],
    ["adapter.program"],
    ["adapter.subjects"],
    ["adapter.shim", "adapter.ways"],
    ["model", "targets"],
    ["survey.traits"],
    ["survey.choice", "survey.answers", "survey.parameters", "survey.trials", "survey.recall"],
    ["survey.settling"],
    ["survey.offers"],
    ["survey"],
    ["isolation.wire", "isolation.kernel", "isolation.steady", "isolation.measured"],
    ["isolation.operations", "isolation.seccomp"],
    ["isolation.confine", "isolation.worker"],
    ["isolation.zygote", "isolation.processes"],
    ["isolation.asking"],
    ["isolation.remote"],
    ["isolation", "isolation.judged"],
    THEMES,
    ["properties", "outcomes"],
    ["samples", "marks"],
    ["examples", "catalogue"],
    ["judge", "own_properties", "reports", "reports.text", "reports.verdict"],
    ["reports.downloads", "reports.script", "reports.feedback", "reports.glance"],
    ["reports.training", "reports.geometry", "reports.pictures"],
    ["reports.drawing"],
    ["reports.figures", "reports.unit_figures", "reports.sections", "reports.cell"],
    ["reports.moving_line"],
    ["reports.gradescope", "reports.junit", "reports.tables", "reports.page"],
    ["reports.files"],
    ["pytest_plugin"],
    ["grading", "grading.rules", "grading.submissions"],
    ["grading.judging", "grading.empty_programs"],
    ["grading.gradebook", "grading.fleet"],
    ["grading.run"],
    ["commands", "commands.options", "commands.output", "commands.safe_path"],
    ["commands.check", "commands.decide", "commands.grade", "commands.override", "commands.train"],
    ["commands.doctor", "commands.figures", "commands.properties", "commands.session", "notebook"],
    ["__main__"],
]
LINE = {name: place for place, names in enumerate(ORDER) for name in names}


def imported(name):
    path = ROOT / (name.replace(".", "/") + ".py")
    path = path if path.is_file() else ROOT / name / "__init__.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("perceptron."):
            yield str(node.module).removeprefix("perceptron.")


@pytest.mark.parametrize("name", LINE)
def test_a_module_imports_only_from_lines_above_its_own(name):
    assert [other for other in imported(name) if LINE[other] >= LINE[name]] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_property_knows_neither_the_reference_nor_how_a_model_is_made(theme):
    hidden = {
        "reference",
        "randomness",
        "guard",
        "loading",
        "adapter",
        "model",
        "targets",
        "conventions",
        "survey",
        "isolation",
    }
    assert hidden.isdisjoint(name.partition(".")[0] for name in imported(theme))


def test_every_module_has_its_line():
    found = {p.relative_to(ROOT).with_suffix("").as_posix() for p in ROOT.rglob("*.py")}
    names = {name.replace("/", ".").removesuffix(".__init__") for name in found} - {"__init__"}
    assert names == set(LINE)
