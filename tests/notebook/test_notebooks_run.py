"""The example notebooks run from top to bottom, show three bugs, and end with a class that passes.

The student's says what is left to write, and passes once that is written.
"""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parents[2] / "examples"
BOTH = ["perceptron.ipynb", "perceptron_student.ipynb"]
UPDATE = "A mistake changes the weights by s*error*x and the bias by s*error, with one s > 0"
GATES = "AND, OR, NAND, NOR, the implications and their kin are learned"
AT_LEAST = "Whether at least k of up to six inputs are 1 is learned"


def read(name):
    return nbformat.read(EXAMPLES / name, as_version=4)


def run(notebook, folder, patch):
    """Run a notebook in a kernel that leaves nothing in the home folder; cells by id."""
    for variable in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR"):
        patch.setenv(variable, str(folder))
    patch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    NotebookClient(notebook, timeout=100, allow_errors=True).execute(cwd=str(folder))
    return {cell.id: cell for cell in notebook.cells}


def said(cell):
    """Return what a cell shows as text, printed or as its value."""
    texts = (each.get("text") or each.get("data", {}).get("text/plain") for each in cell.outputs)
    return "\n".join(filter(None, texts))


def errors(cell):
    return [f"{each.ename}: {each.evalue}" for each in cell.outputs if each.output_type == "error"]


def is_right(printed):
    """Say whether y_pred is y in each of the rows that were printed, four as AND has."""
    rows = re.findall(r"y = (\d)  y_pred = (\d)", printed)
    return len(rows) == 4 and all(label == predicted for label, predicted in rows)


@pytest.fixture(scope="module")
def teacher(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        return run(read("perceptron.ipynb"), tmp_path_factory.mktemp("teacher"), patch)


@pytest.fixture(scope="module")
def student(tmp_path_factory):
    """The student's notebook as it is, and once more below with the class of the teacher's."""
    notebook, answer = read("perceptron_student.ipynb"), read("perceptron.ipynb")
    sources = {cell.id: cell.source for cell in answer.cells}
    written = read("perceptron_student.ipynb").cells
    for cell in written:
        if cell.id == "perceptron":
            cell.source = (
                sources["hundred-steps"] + "\n\n\n" + sources["perceptron"].split("show(")[0]
            )
        cell.id += "-written"
    notebook.cells += written
    with pytest.MonkeyPatch.context() as patch:
        return run(notebook, tmp_path_factory.mktemp("student"), patch)


def test_no_cell_stops_with_an_error(teacher):
    assert [errors(cell) for cell in teacher.values() if cell.get("outputs") and errors(cell)] == []


@pytest.mark.parametrize(
    ("cell", "claim", "told"),
    [
        ("check-first", GATES, "still predicts 1 for (0, 0), whose label is 0"),
        ("check-first-update", UPDATE, "it must add"),
        ("check-second", UPDATE, "it must add"),
        ("check-third", AT_LEAST, "training stops too early"),
    ],
)
def test_a_bug_is_shown_with_its_claim_and_what_happened(teacher, cell, claim, told):
    assert claim in said(teacher[cell])
    assert told in said(teacher[cell])
    (shown,) = (each.data["text/html"] for each in teacher[cell].outputs)
    assert claim in shown.replace("&gt;", ">")


def test_only_the_last_bug_is_invisible_on_and(teacher):
    right = {name: is_right(said(cell)) for name, cell in teacher.items() if cell.get("outputs")}
    assert {name for name, holds in right.items() if holds} == {
        "hundred-steps",
        "third-try",
        "perceptron",
    }
    assert said(teacher["check-third-update"]) == "ThirdTry: 1 of 1 properties hold"


def test_the_last_check_passes(teacher):
    assert re.fullmatch(
        r"Perceptron: (\d+) of \1 properties hold", said(teacher["check-perceptron"])
    )


def test_with_the_class_unwritten_each_cell_says_what_is_left_to_write(student):
    assert said(student["show"]) == ""
    assert errors(student["show"]) == ["NotImplementedError: fit is yours to write"]
    for name in ("check-gates", "check-perceptron"):
        assert errors(student[name]) == []
        assert "What happened: NotImplementedError: fit is yours to write" in said(student[name])
    assert errors(student["check-update"]) == []
    assert "weights and bias that can be read after training" in said(student["check-update"])


def test_with_the_teachers_class_the_students_notebook_passes(student):
    assert is_right(said(student["show-written"]))
    for name in ("check-update-written", "check-gates-written", "check-perceptron-written"):
        assert re.match(r"Perceptron: (\d+) of \1 properties hold$", said(student[name]))


@pytest.mark.parametrize("name", BOTH)
def test_a_notebook_is_kept_valid_and_without_outputs(name):
    notebook = read(name)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)


def test_the_students_notebook_holds_no_statement_of_the_answer():
    def statements(name):
        code = "\n\n".join(c.source for c in read(name).cells if c.cell_type == "code")
        methods = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)]
        bodies = [m.body for m in methods if m.name in {"step", "predict", "update", "fit"}]
        return {ast.unparse(statement) for body in bodies for statement in body}

    answer, task = map(statements, BOTH)
    assert len(answer) > 5
    assert answer.isdisjoint(task)
    assert all("NotImplementedError" in statement for statement in task)
