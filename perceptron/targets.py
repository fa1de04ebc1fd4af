"""Targets of --implementation: module:Name, a .py file, or a folder of submissions.

Constructor arguments may follow the name, `module:Name(tol=None)`: literals only, parsed and never
evaluated.
"""

import importlib
import os
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any
from unicodedata import normalize

from perceptron.contract import Finding, SubmissionError, TargetError
from perceptron.conventions import parsed_arguments
from perceptron.entries import NEITHER, UNREAD, bytes_of, digest, files_below, kind_of, text_of
from perceptron.guard import LOADING_SECONDS, guarded, printable
from perceptron.loading.home import Home

SUFFIXES = (".py", ".ipynb")
EXPECTED = "expected a .py file or a notebook"
LINK = "a link to another place; expected the file or folder itself"
NO_FILES = {"link": " (a link)", "other": f" ({NEITHER})"}
MOST_LOOKED_AT = 1 << 20  # bytes of a file that is looked into before it is chosen
NONE = {*UNREAD, "__init__.py", "conftest.py"}
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

    Entries of folders that are `aside` are passed over: the caller knows whose they are. A link may
    lead to the folder of all where it is named itself; as one submission, a link is refused.
    """
    try:
        found = [each for target in dict.fromkeys(targets) for each in _named_by(target, aside)]
    except OSError as error:
        raise TargetError(f"{error.filename}: cannot be read: {error.strerror}") from None
    once: dict[tuple[str, ...], Target] = {}
    for each in found:
        once.setdefault((each.where, str(each.name), str(each.arguments)), each)
    found = [*once.values()]
    for depth in range(2, 10):
        seen = Counter(target.label for target in found)
        found = [
            replace(target, label=text_of("/".join(Path(target.where).parts[-depth:])))
            if seen[target.label] > 1
            else target
            for target in found
        ]
    return told_apart(found)


def told_apart(found: list[Target]) -> list[Target]:
    """Return targets under labels that can be shown, no two alike.

    Labels that look alike have a digest each, so that nobody gets another's by a name that looks
    like it; the very same ones have numbers.
    """
    looks = defaultdict[str, set[str]](set)
    for target in found:
        looks[_look(target.label)].add(target.label)
    labels = [
        f"{shown} ({digest(target.label)})" if len(looks[_look(shown)]) > 1 else shown
        for target in found
        for shown in [printable(target.label)]
    ]
    taken, given, apart = set(labels), set[str](), []
    for target, label in zip(found, labels, strict=True):
        again = (f"{label} ({n})" for n in count(2))
        chosen = label if label not in given else next(n for n in again if n not in taken)
        given.add(label)
        taken.add(chosen)
        apart.append(replace(target, label=chosen))
    return apart


def _look(label: str) -> str:
    """Return what is seen of a label, however its accents are put together."""
    return normalize("NFC", printable(label))


def _named_by(target: str, aside: Container[Path]) -> list[Target]:
    """Return the submissions of one target: one, or one a file or sub-folder of a folder."""
    if not target.strip():
        raise TargetError(f"target={target!r}: expected module:Name, a .py file or a folder")
    path = Path(target)
    if path.is_dir():
        return _in_folder(path, aside)
    if os.path.lexists(path):
        return [_of_file(path, path.name, None, {})]
    named = _NAMED.fullmatch(target)
    if named is None:
        hint = "expected module:Name, a .py file or a folder"
        raise TargetError(f"{target}: no such file or folder; {hint}")
    where, name, arguments = named["where"], named["name"], named["arguments"]
    fixed = parse_arguments(arguments, target) if arguments else {}
    if where.endswith(SUFFIXES):
        if not os.path.lexists(where):
            raise TargetError(f"{target}: no file {where!r}")
        return [_of_file(Path(where), target, name, fixed)]
    return [Target(target, where, name, fixed)]


def _of_file(path: Path, label: str, name: str | None, arguments: dict[str, Any]) -> Target:
    """Return the target of a file, or of the package that it begins; a link is someone else's."""
    kind, shown = kind_of(path), printable(text_of(label))
    if path.suffix not in SUFFIXES:
        raise TargetError(f"{shown}: expected a .py file, a notebook, a folder or module:Name")
    if kind != "file":
        raise TargetError(f"{shown}: {LINK if kind == 'link' else NEITHER}")
    where = path.resolve()
    if path.name != "__init__.py":
        return Target(text_of(label), str(where), name, arguments)
    called = where.parent.name if label == path.name else label
    return Target(text_of(called), str(where), name, arguments, root=str(where.parent))


def _in_folder(folder: Path, aside: Container[Path]) -> list[Target]:
    entries, here = sorted(folder.iterdir()), folder.resolve()
    rest = [entry for entry in entries if here / entry.name not in aside]
    targets = [each for entry in rest if not is_hidden(entry.name) for each in _of(here, entry)]
    if all(target.label.startswith("_") for target in targets) and _is_package(folder):
        if folder.is_symlink():
            raise TargetError(f"{printable(text_of(folder.name))}: {LINK}")
        return [_of_file(folder / "__init__.py", "__init__.py", None, {})]
    if not targets and rest == entries:
        raise TargetError(f"{folder}: no .py file and no sub-folder with one; expected submissions")
    return targets


def is_hidden(name: str) -> bool:
    """Say whether an entry of a folder of submissions is none by its name alone."""
    return name.startswith(".") or name in NONE


def _of(here: Path, entry: Path) -> list[Target]:
    """Return the submission of a folder's entry, none if it is none; unreadable, it is one too."""
    target = Target(text_of(entry.name), str(here / entry.name), None, {}, of_many=True)
    try:
        kind = kind_of(entry)
        if kind == "folder":
            return [_of_folder(target, entry)] if any(entry.iterdir()) else []
        if kind == "link":
            return [replace(target, unclear=LINK)]
        return [target] if kind == "file" and entry.suffix in SUFFIXES else []
    except OSError as error:
        return [replace(target, unclear=f"cannot be read: {error.strerror}")]


def _is_package(folder: Path) -> bool:
    """Say whether a folder is one package: its __init__.py has something in it."""
    init = folder / "__init__.py"
    return init.is_file() and not init.is_symlink() and init.stat().st_size > 0


def _programs(folder: Path) -> list[Path]:
    """Return the files of a folder that may be the program; where there are none, those below.

    One that begins with an underscore is a helper, unless there is no other.
    """
    found = sorted(entry for entry in folder.iterdir() if entry.suffix in SUFFIXES)
    for files in ([p for p in found if kind_of(p) == "file"], files_below(folder)):
        programs = [p for p in files if p.suffix in SUFFIXES and p.name not in ASIDE]
        begins = {p: {part[0] for part in p.relative_to(folder).parts} for p in programs}
        if plain := [p for p in programs if begins[p].isdisjoint("._")]:
            return plain
    return [p for p in programs if "." not in begins[p]]


def beginning(file: Path) -> str:
    """Return the beginning of a file; OSError where it cannot be read."""
    return bytes_of(file, MOST_LOOKED_AT).decode(errors="replace")


def _of_folder(target: Target, folder: Path) -> Target:
    """Return the submission of a sub-folder: its package, its only file, or the likeliest one."""
    if _is_package(folder):
        name, unclear = "__init__.py", None
    else:
        programs = {str(p.relative_to(folder)): p for p in _programs(folder)}
        there = (p.name + NO_FILES.get(kind_of(p), "") for p in folder.iterdir())
        name, unclear = likeliest(programs, there)
    where = str(Path(target.where, name))
    return replace(target, where=where, unclear=unclear, root=target.where)


def likeliest(programs: Mapping[str, Path], there: Iterable[str]) -> tuple[str, str | None]:
    """Return the name of the likeliest program, and why it is unclear; `there` is all there is.

    The likeliest is called like a perceptron, or is the only one that defines something that is or
    something that trains.
    """
    if not programs:
        names = printable(", ".join(map(text_of, sorted(there))))
        return "", f"found {names}; {EXPECTED}"
    usual = ("perceptr", "neuron", "solution", "main")  # the likeliest first
    likely = [n for start in usual for n in programs if Path(n).stem.lower().startswith(start)]
    if likely:
        return likely[0], None
    likely = [n for n, file in programs.items() if DEFINES.search(beginning(file))] or [*programs]
    names = printable(", ".join(map(text_of, programs)))
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
