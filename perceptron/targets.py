"""Targets of --implementation: module:Name, a .py file, or a folder of submissions.

Constructor arguments may follow the name, `module:Name(tol=None)`: literals only, parsed and never
evaluated.
"""

import importlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from perceptron.contract import Finding, SubmissionError, TargetError
from perceptron.conventions import parsed_arguments
from perceptron.guard import LOADING_SECONDS, guarded, printable
from perceptron.loading.home import Home

SUFFIXES = (".py", ".ipynb")
EXPECTED = "expected a .py file or a notebook"
LINK = "a link to another place; expected the file or folder itself"
MOST_LOOKED_AT = 1 << 20  # bytes of a file that is looked into before it is chosen
ASIDE = {"__init__.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "setup.py"}
DEFINES = re.compile(r"(class \w*(perceptr|neuron)|def \w*(fit|train|learn))\w*", re.IGNORECASE)

_NAMED = re.compile(r"(?P<where>.+?):(?P<name>[A-Za-z_]\w*)(?P<arguments>\(.*\))?", re.DOTALL)


@dataclass(frozen=True)
class Target:
    """One submission: where it stands, the class's name if given, fixed constructor arguments.

    `of_many` marks those of a folder, where one that cannot be driven must not stop the others;
    `unclear` says why no file could be chosen; `root` is the folder around the submission's files.
    `loose` are files of one submission that lie among others': their own names, and where they are.
    """

    label: str
    where: str
    name: str | None
    arguments: dict[str, Any]
    of_many: bool = False
    unclear: str | None = None
    root: str | None = None
    loose: tuple[tuple[str, str], ...] = ()


def parse_arguments(text: str, target: str) -> dict[str, Any]:
    """Return the keyword arguments of "(a=1, b=None)"; TargetError unless all are literals."""
    try:
        return parsed_arguments(text[1:-1])
    except ValueError:
        expected = "expected literals by name, as in module:Name(tol=None)"
        raise TargetError(f"{target}: cannot use {text!r}; {expected}") from None


def find_targets(targets: Sequence[str], aside: Container[Path] = ()) -> list[Target]:
    """Return the submissions that targets name, each once, labelled so that no two are alike.

    Entries of folders that are `aside` are passed over: the caller knows whose they are.
    """
    try:
        found = [each for target in dict.fromkeys(targets) for each in _named_by(target, aside)]
    except OSError as error:
        raise TargetError(f"{error.filename}: cannot be read: {error.strerror}") from None
    once: dict[tuple[str, ...], Target] = {}
    for each in found:
        once.setdefault((each.where, str(each.name), str(each.arguments)), each)
    found = [*once.values()]
    found = [replace(target, label=printable(target.label)) for target in found]
    for depth in range(2, 10):
        seen = Counter(target.label for target in found)
        found = [
            replace(target, label=printable("/".join(Path(target.where).parts[-depth:])))
            if seen[target.label] > 1
            else target
            for target in found
        ]
    return told_apart(found)


def told_apart(found: list[Target]) -> list[Target]:
    """Return targets with a number behind each label that another one has had."""
    seen: Counter[str] = Counter()
    apart = []
    for target in found:
        seen[target.label] += 1
        again = f" ({seen[target.label]})" if seen[target.label] > 1 else ""
        apart.append(replace(target, label=target.label + again))
    return apart


def _named_by(target: str, aside: Container[Path]) -> list[Target]:
    """Return the submissions of one target: one, or one a file or sub-folder of a folder."""
    if not target.strip():
        raise TargetError(f"target={target!r}: expected module:Name, a .py file or a folder")
    path = Path(target)
    if path.is_dir():
        return _in_folder(path, aside)
    if path.is_file() and path.suffix not in SUFFIXES:
        raise TargetError(f"{target}: expected a .py file, a notebook, a folder or module:Name")
    if path.is_file():
        return [_of_file(path, path.name, None, {})]
    named = _NAMED.fullmatch(target)
    if named is None:
        hint = "expected module:Name, a .py file or a folder"
        raise TargetError(f"{target}: no such file or folder; {hint}")
    where, name, arguments = named["where"], named["name"], named["arguments"]
    fixed = parse_arguments(arguments, target) if arguments else {}
    if where.endswith(SUFFIXES):
        if not Path(where).is_file():
            raise TargetError(f"{target}: no file {where!r}")
        return [_of_file(Path(where), target, name, fixed)]
    return [Target(target, where, name, fixed)]


def _of_file(path: Path, label: str, name: str | None, arguments: dict[str, Any]) -> Target:
    """Return the target of a file, or of the package that it begins; a link is someone else's."""
    if path.is_symlink():
        raise TargetError(f"{printable(label)}: {LINK}")
    if path.name == "__init__.py":
        folder = path.resolve().parent
        shown = folder.name if label == path.name else label
        return Target(shown, str(path.resolve()), name, arguments, root=str(folder))
    return Target(label, str(path.resolve()), name, arguments)


def _in_folder(folder: Path, aside: Container[Path]) -> list[Target]:
    targets: list[Target] = []
    entries, here = sorted(folder.iterdir()), folder.resolve()
    rest = [entry for entry in entries if here / entry.name not in aside]
    for entry in rest:
        if entry.name.startswith((".", "_")) or entry.name == "conftest.py":
            continue
        if entry.is_symlink():
            targets.append(Target(entry.name, str(entry), None, {}, of_many=True, unclear=LINK))
        elif entry.is_dir():
            targets += _of_any_folder(entry)
        elif entry.suffix in SUFFIXES:
            targets.append(Target(entry.name, str(entry.resolve()), None, {}, of_many=True))
    if not targets and _is_package(folder):
        return [_of_file(folder / "__init__.py", "__init__.py", None, {})]
    if not targets and rest == entries:
        raise TargetError(f"{folder}: no .py file and no sub-folder with one; expected submissions")
    return targets


def _of_any_folder(folder: Path) -> list[Target]:
    """Return the submission of a sub-folder, none if it is empty; unreadable, it is one too."""
    try:
        return [_of_folder(folder, _programs(folder))] if any(folder.iterdir()) else []
    except (OSError, RecursionError) as error:
        unclear = f"cannot be read: {getattr(error, 'strerror', 'folders in folders without end')}"
        return [Target(folder.name, str(folder), None, {}, of_many=True, unclear=unclear)]


def _is_package(folder: Path) -> bool:
    """Say whether a folder is one package: its __init__.py has something in it."""
    init = folder / "__init__.py"
    return init.is_file() and not init.is_symlink() and init.stat().st_size > 0


def _programs(folder: Path) -> list[Path]:
    """Return the files of a folder that may be the program; where there are none, those below."""
    found = [p for p in folder.iterdir() if p.suffix in SUFFIXES]
    found = found or [p for suffix in SUFFIXES for p in folder.rglob(f"*{suffix}")]
    below = [(p, p.relative_to(folder).parts) for p in found]
    shown = [p for p, parts in below if p.name not in ASIDE and not any(map(_hidden, parts))]
    return sorted(p for p in shown if p.is_file() and not p.is_symlink())


def beginning(file: Path) -> str:
    """Return the beginning of a file; OSError where it cannot be read."""
    with file.open("rb") as opened:
        return opened.read(MOST_LOOKED_AT).decode(errors="replace")


def _hidden(part: str) -> bool:
    return part[0] in "._" and part != "__init__.py"


def _of_folder(folder: Path, files: list[Path]) -> Target:
    """Return the submission of a sub-folder: its package, its only file, or the likeliest one."""
    if _is_package(folder):
        chosen, unclear = folder / "__init__.py", None
    else:
        programs = {str(p.relative_to(folder)): p for p in files}
        name, unclear = likeliest(programs, [p.name for p in folder.iterdir()])
        chosen = programs.get(name, folder)
    where, root = str(chosen.resolve()), str(folder.resolve())
    return Target(folder.name, where, None, {}, of_many=True, unclear=unclear, root=root)


def likeliest(programs: Mapping[str, Path], there: Iterable[str]) -> tuple[str, str | None]:
    """Return the name of the likeliest program, and why it is unclear; `there` is all there is.

    The likeliest is called like a perceptron, or is the only one that defines something that is or
    something that trains.
    """
    if not programs:
        return "", f"found {printable(', '.join(sorted(there)))}; {EXPECTED}"
    usual = ("perceptr", "neuron", "solution", "main")  # the likeliest first
    likely = [n for start in usual for n in programs if Path(n).stem.lower().startswith(start)]
    if likely:
        return likely[0], None
    likely = [n for n, file in programs.items() if DEFINES.search(beginning(file))] or [*programs]
    names = printable(", ".join(programs))
    unclear = f"which of {names} is it? Name it perceptron.py, or give its path"
    return likely[0], unclear if len(likely) > 1 else None


@dataclass(frozen=True)
class Loaded:
    """A submission's module, the home of its files, and what its author should know of loading."""

    module: ModuleType
    home: Home | None = None
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def load(target: Target) -> Loaded:
    """Import the target's module, of a file its definitions alone; TargetError where that fails."""
    if target.unclear is not None:
        raise TargetError(f"{target.label}: {target.unclear}")
    try:
        with guarded((target.where,), seconds=LOADING_SECONDS):
            if not target.where.endswith(SUFFIXES):
                module = importlib.import_module(target.where)
                return Loaded(module, files=(str(getattr(module, "__file__", "")),))
            home = Home(Path(target.where), target.root)
            return Loaded(home.load(), home, home.files, tuple(_findings(home)))
    except SubmissionError as error:
        cause, hint = error.__context__, ""
        if isinstance(cause, ModuleNotFoundError) and not target.where.endswith(SUFFIXES):
            hint = "; install its package, or give the path of its file"
        raise TargetError(f"{target.label}: cannot be imported: {error}{hint}") from None


def _findings(home: Home) -> Iterator[Finding]:
    """Yield what loading did that the author may not expect."""
    absent = sorted({name for each in home.found for name in each.absent})
    old = sorted({name for each in home.found for name in each.old_names})
    left_out = home.found[-1].left_out if home.found else 0
    if left_out:
        lines = "1 statement" if left_out == 1 else f"{left_out} statements"
        yield Finding("script", f"{lines} outside of definitions left out")
    if absent:
        yield Finding("missing", f"{', '.join(absent)}: not installed here, and not needed so far")
    if old:
        yield Finding(
            "environment", f"{', '.join(old)}: dropped by numpy, read as what replaced it"
        )
    for line in (line for each in home.found for line in each.broken):
        yield Finding("left out", line)
