"""Targets of --implementation: module:Name, a .py file, or a folder of submissions.

Constructor arguments may follow the name, `module:Name(tol=None)`: literals only, parsed and never
evaluated.
"""

import ast
import importlib
import importlib.util
import inspect
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from perceptron.adapter import TRAINS
from perceptron.contract import SubmissionError, TargetError
from perceptron.guard import LOADING_SECONDS, guarded

_NAMED = re.compile(r"(?P<where>.+?):(?P<name>[A-Za-z_]\w*)(?P<arguments>\(.*\))?", re.DOTALL)


@dataclass(frozen=True)
class Target:
    """One submission: where it stands, the class's name if given, fixed constructor arguments.

    `of_many` marks those of a folder, where one that cannot be driven must not stop the others;
    `unclear` says why no file could be chosen.
    """

    label: str
    where: str
    name: str | None
    arguments: dict[str, Any]
    of_many: bool = False
    unclear: str | None = None


def parse_arguments(text: str, target: str) -> dict[str, Any]:
    """Return the keyword arguments of "(a=1, b=None)"; TargetError unless all are literals."""
    expected = "expected literals by name, as in module:Name(tol=None)"
    try:
        call = ast.parse(f"f{text}", mode="eval").body
    except SyntaxError:
        raise TargetError(f"{target}: cannot read {text!r}; {expected}") from None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        raise TargetError(f"{target}: cannot use {text!r}; {expected}")
    if call.args or any(k.arg is None for k in call.keywords):
        raise TargetError(f"{target}: cannot use {text!r}; {expected}")
    try:
        return {str(k.arg): ast.literal_eval(k.value) for k in call.keywords}
    except ValueError:
        raise TargetError(f"{target}: {text!r} holds more than literals; {expected}") from None


def find_targets(targets: Sequence[str]) -> list[Target]:
    """Return the submissions that targets name, each once, labelled so that no two are alike."""
    try:
        found = [each for target in dict.fromkeys(targets) for each in _named_by(target)]
    except OSError as error:
        raise TargetError(f"{error.filename}: cannot be read: {error.strerror}") from None
    for depth in range(2, 10):
        seen = Counter(target.label for target in found)
        found = [
            replace(target, label="/".join(Path(target.where).parts[-depth:]))
            if seen[target.label] > 1
            else target
            for target in found
        ]
    return found


def _named_by(target: str) -> list[Target]:
    """Return the submissions of one target: one, or one a file or sub-folder of a folder."""
    if not target.strip():
        raise TargetError(f"target={target!r}: expected module:Name, a .py file or a folder")
    path = Path(target)
    if path.is_dir():
        return _in_folder(path)
    if path.is_file() and path.suffix != ".py":
        raise TargetError(f"{target}: expected a .py file, a folder or module:Name")
    if path.is_file():
        return [Target(path.name, str(path.resolve()), None, {})]
    named = _NAMED.fullmatch(target)
    if named is None:
        hint = "expected module:Name, a .py file or a folder"
        raise TargetError(f"{target}: no such file or folder; {hint}")
    where, name, arguments = named["where"], named["name"], named["arguments"]
    fixed = parse_arguments(arguments, target) if arguments else {}
    if where.endswith(".py"):
        if not Path(where).is_file():
            raise TargetError(f"{target}: no file {where!r}")
        where = str(Path(where).resolve())
    return [Target(target, where, name, fixed)]


def _in_folder(folder: Path) -> list[Target]:
    if _is_package(folder):
        return [Target(folder.name, str((folder / "__init__.py").resolve()), None, {})]
    targets = []
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "_")) or entry.name == "conftest.py":
            continue
        if entry.suffix == ".py":
            targets.append(Target(entry.name, str(entry.resolve()), None, {}, of_many=True))
        elif entry.is_dir() and (_programs(entry) or _is_package(entry)):
            targets.append(_of_folder(entry, _programs(entry)))
    if not targets:
        raise TargetError(f"{folder}: no .py file and no sub-folder with one; expected submissions")
    return targets


def _is_package(folder: Path) -> bool:
    """Say whether a folder is one package: its __init__.py has something in it."""
    init = folder / "__init__.py"
    return init.is_file() and init.stat().st_size > 0


def _programs(folder: Path) -> list[Path]:
    aside = {"__init__.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "setup.py"}
    return [p for p in sorted(folder.glob("*.py")) if p.name not in aside]


def _of_folder(folder: Path, files: list[Path]) -> Target:
    """Return the submission of a sub-folder: its package, its only file, or the likeliest one."""
    usual = ("perceptr", "neuron", "solution", "main")  # the likeliest first
    likely = [p for name in usual for p in files if p.stem.lower().startswith(name)]
    chosen = [folder / "__init__.py"] if _is_package(folder) else likely or files
    unclear = None
    if len(chosen) > 1 and not likely:
        names = ", ".join(path.name for path in files)
        unclear = f"which of {names} is it? Name it perceptron.py, or give its path"
    return Target(folder.name, str(chosen[0].resolve()), None, {}, of_many=True, unclear=unclear)


def load(target: Target) -> ModuleType:
    """Import the target's module; TargetError with the reason where that fails."""
    if target.unclear is not None:
        raise TargetError(f"{target.label}: {target.unclear}")
    try:
        with guarded((target.where,), seconds=LOADING_SECONDS):
            if target.where.endswith(".py"):
                return _load_file(Path(target.where))
            return importlib.import_module(target.where)
    except SubmissionError as error:
        hint = ""
        if isinstance(error.__context__, ModuleNotFoundError) and not target.where.endswith(".py"):
            hint = "; install its package, or give the path of its file"
        raise TargetError(f"{target.label}: cannot be imported: {error}{hint}") from None


def _load_file(path: Path) -> ModuleType:
    """Run a file as a module of its own; what it imports from its folder is forgotten again."""
    name = f"submission_{path.parent.name if path.stem == '__init__' else path.stem}"
    package = [str(path.parent)] if path.stem == "__init__" else None
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=package)
    if spec is None or spec.loader is None:
        raise TargetError(f"{path}: expected a Python file")
    module = importlib.util.module_from_spec(spec)
    folder = path.parent
    # `import perceptron` means the student's own file of that name, where there is one.
    own = (folder / "perceptron.py").is_file() or (folder / "perceptron").is_dir()
    ours = {n: m for n, m in sys.modules.items() if own and n.partition(".")[0] == "perceptron"}
    for other in ours:
        del sys.modules[other]
    known = set(sys.modules)
    # Last otherwise: a sibling numpy.py or random.py must shadow nothing.
    sys.path.insert(0 if own else len(sys.path), str(folder))
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
        for other in set(sys.modules) - known:
            file = getattr(sys.modules[other], "__file__", None)
            if other == name or (file and Path(file).is_relative_to(folder)):
                del sys.modules[other]
        sys.modules.update(ours)
    return module


def _is_own(cls: type, module: ModuleType) -> bool:
    """Say whether a class was written in the module, or in a file beside it that it imports."""
    codes = (getattr(value, "__code__", None) for value in vars(cls).values())
    files = [Path(code.co_filename) for code in codes if code is not None]
    folder = Path(str(module.__file__)).parent
    return cls.__module__ == module.__name__ or any(f.is_relative_to(folder) for f in files)


def find_class(module: ModuleType, target: Target) -> type:
    """Return the class that learns: the named one, or the one called like a perceptron.

    One of the module's own comes before one that it imports, Perceptron before other names, and a
    later class before an earlier one.
    """
    if target.name is not None:
        found = getattr(module, target.name, None)
        if not inspect.isclass(found):
            raise TargetError(f"{target.label}: {module.__name__} has no class {target.name!r}")
        return found
    classes = [v for v in vars(module).values() if inspect.isclass(v) and _is_own(v, module)]
    learning = [c for c in classes if any(callable(getattr(c, name, None)) for name in TRAINS)]
    named = [c for c in learning if re.search(r"perceptr|percepti|neuron", c.__name__.lower())]
    candidates = named or learning
    if not candidates:
        seen = ", ".join(c.__name__ for c in classes) or "no class"
        raise TargetError(f"{target.label}: found {seen}; expected a class with fit and predict")
    candidates = [c for c in candidates if c.__module__ == module.__name__] or candidates
    return next((c for c in candidates if c.__name__ == "Perceptron"), candidates[-1])
