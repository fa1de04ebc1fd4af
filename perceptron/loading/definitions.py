"""Runs what a file or a notebook defines, and leaves its script alone.

Students' files train, plot, ask for input and read data where they are imported. Only imports,
functions, classes and plain constants are run; names that numpy has dropped are read as their
successors.
"""

import __future__

import ast
import io
import linecache
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from perceptron.loading.imports import Imports, successor
from perceptron.loading.stand_ins import Absent

# Calls that only make a value: a constant may use them.
MAKERS = {
    *("abs", "bool", "dict", "float", "frozenset", "int", "len", "list", "max", "min", "pow"),
    *("range", "round", "set", "sorted", "str", "sum", "tuple", "zip"),
}
LIBRARIES = {
    *("abc", "collections", "dataclasses", "decimal", "enum", "fractions", "functools"),
    *("itertools", "logging", "math", "numpy", "operator", "random", "typing"),
}
# %magic, !shell, ?help, help?, and their results given to a name.
MAGIC = re.compile(r"^(\s*)([%!?].*|[\w.]+\s*\?\??|[\w, ]+=\s*[%!].*)$")
READERS = {"load", "loadtxt", "genfromtxt", "fromfile", "fromregex", "memmap", "basicConfig"}


@dataclass
class Definitions:
    """What running a file's definitions came to: notes for its author, and what failed."""

    names: list[str] = field(default_factory=list)
    left_out: int = 0
    old_names: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    decorations: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A piece of a submission under the name that its tracebacks give: a file, or a cell."""

    name: str
    text: str


def sources(path: Path) -> list[Source]:
    """Return the text of a file, or of each code cell of a notebook; ValueError if unreadable."""
    if path.suffix != ".ipynb":
        return [Source(str(path), _decoded(path.read_bytes()))]
    try:
        import nbformat
    except ImportError:
        raise ValueError("notebooks need nbformat: the extra `notebook` installs it") from None
    try:
        notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except Exception as error:  # nbformat and json raise errors of many kinds
        raise ValueError(f"no notebook that nbformat can read: {error}") from None
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return [
        Source(f"{path} cell {place}", _without_magics(text)) for place, text in enumerate(cells, 1)
    ]


def _decoded(content: bytes) -> str:
    """Return a file's text, in the encoding that it declares (PEP 263), or UTF-8."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except SyntaxError:
        encoding = "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        told = f"line {line} has a character that is not {encoding}; save the file as UTF-8"
        raise ValueError(told) from None


def _without_magics(cell: str) -> str:
    """Blank the lines that only a notebook understands; the others keep their places."""
    lines = cell.splitlines()
    first = next((s for s in map(str.strip, lines) if s and s[0] != "#"), "")
    if first.startswith("%%") and not first.startswith(("%%time", "%%capture")):
        return ""  # a cell in another language
    try:
        ast.parse(cell)
    except SyntaxError:
        return "\n".join(MAGIC.sub(r"\1pass", line) for line in lines)
    return cell


def run_definitions(module: ModuleType, parts: list[Source], whole: bool = False) -> Definitions:
    """Run the definitions of all parts in the module's namespace; SyntaxError of the first bad.

    `whole` runs all else too: modules of a package are written to be imported.
    """
    result = Definitions()
    imports = Imports(False, result.absent, result.decorations, result.old_names)
    vars(module)["__builtins__"] = imports.builtins()
    for part in parts:
        result.names.append(part.name)
        lines = [line + "\n" for line in part.text.splitlines()]
        linecache.cache[part.name] = (len(part.text), None, lines, part.name)
        tree = ast.parse(part.text, part.name)
        _RenewNumpy(tree, result.old_names).visit(tree)
        flags, known = _future_flags(tree), _library_names(tree)
        for statement in tree.body:
            if whole or _is_definition(statement, known):
                code = compile(
                    ast.Module([statement], []), part.name, "exec", flags, dont_inherit=True
                )
                imports.lenient = not isinstance(statement, ast.Try)
                _run(statement, code, module, result)
                imports.lenient = False
            elif not _is_docstring(statement):
                result.left_out += 1
    return result


def _run(statement: ast.stmt, code: CodeType, module: ModuleType, result: Definitions) -> None:
    space = dict(vars(module))
    try:
        exec(code, vars(module))  # noqa: S102
        kept = {n: space[n] for n, v in vars(module).items() if n in space and type(v) is Absent}
        vars(module).update(kept)  # an earlier cell may define what a later one imports
    except (Exception, SystemExit) as error:
        if not isinstance(statement, ast.Assign | ast.AnnAssign):  # it may rest on the script
            name = getattr(statement, "name", "")
            kind = "class" if isinstance(statement, ast.ClassDef) else "definition"
            line = f"line {statement.lineno}"
            result.broken.append(f"{kind} {name} ({line}): {type(error).__name__}: {error}")


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_definition(statement: ast.stmt, libraries: set[str]) -> bool:
    match statement:
        case (
            ast.Import()
            | ast.ImportFrom()
            | ast.FunctionDef()
            | ast.AsyncFunctionDef()
            | ast.ClassDef()
        ):
            return True
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return all(_makes(call.func, libraries) for call in _calls(value))
        case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=finalbody):
            inner = [*body, *orelse, *finalbody]
            if not all(isinstance(s, ast.Import | ast.ImportFrom) for s in body):
                inner += [s for handler in handlers for s in handler.body]
            return all(isinstance(s, ast.Pass) or _is_definition(s, libraries) for s in inner)
    return False


def _calls(value: ast.expr) -> Iterator[ast.Call]:
    """Yield the calls that evaluating an expression makes: not those inside of a lambda."""
    waiting: list[ast.AST] = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting += ast.iter_child_nodes(node)


def _makes(function: ast.expr, libraries: set[str]) -> bool:
    if isinstance(function, ast.Attribute) and function.attr in READERS:
        return False
    root: Any = function
    while isinstance(root, ast.Attribute | ast.Call | ast.Subscript):
        root = root.func if isinstance(root, ast.Call) else root.value
    literal = isinstance(root, ast.Constant | ast.List | ast.Tuple | ast.Dict)
    named = isinstance(root, ast.Name) and root.id in libraries | MAKERS
    return literal or named


def _library_names(tree: ast.Module) -> set[str]:
    """Return the names that stand for harmless libraries, or for parts of them."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                (alias.asname or alias.name).partition(".")[0]
                for alias in node.names
                if alias.name.partition(".")[0] in LIBRARIES
            }
        elif isinstance(node, ast.ImportFrom) and str(node.module).partition(".")[0] in LIBRARIES:
            names |= {alias.asname or alias.name for alias in node.names} - READERS
    return names


def _future_flags(tree: ast.Module) -> int:
    flags = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                flags |= getattr(__future__, alias.name).compiler_flag
    return flags


class _RenewNumpy(ast.NodeTransformer):
    """Reads np.float, np.mat and others that numpy has dropped as what took their place."""

    def __init__(self, tree: ast.Module, found: set[str]) -> None:
        imports = (node for node in ast.walk(tree) if isinstance(node, ast.Import))
        names = [alias for node in imports for alias in node.names]
        whole = {alias.asname or "numpy" for alias in names if alias.name == "numpy"}
        parts = {"numpy" for a in names if a.name.startswith("numpy.") and not a.asname}
        self.numpy = whole | parts
        self.found = found

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        base, new = node.value, successor(node.attr)
        if not (isinstance(base, ast.Name) and base.id in self.numpy) or new is None:
            return node
        self.found.add(f"{base.id}.{node.attr}")
        return ast.copy_location(ast.Attribute(base, new, node.ctx), node)
