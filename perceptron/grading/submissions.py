"""Submissions as bytes: read once, so that what is judged is what the gradebook has a digest of."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from perceptron.contract import TargetError
from perceptron.entries import UNREAD, bytes_of, files_below, kind_of, text_of
from perceptron.marks import Student
from perceptron.reports.downloads import own_name, student_of
from perceptron.targets import (
    EXPECTED,
    SUFFIXES,
    Target,
    find_targets,
    is_hidden,
    likeliest,
    told_apart,
)

MOST_BYTES, MOST_FILES = 64 << 20, 2000  # of one submission: it travels to whoever judges it
TOO_LARGE = "more than {files} files or {size} MiB; hand in the program without its data"
EMPTY = f"an empty folder; {EXPECTED}"
GONE = "cannot be read: its file is not there any more"
FOLDER = "files"  # of a student's files that lie among others'
ONLY_FILES = "expected a .py file, a notebook or a folder of submissions"


@dataclass(frozen=True)
class Submission:
    """One submission's files, by their paths within its folder.

    The target's `where` and `root` are such paths too, until `laid_out`.
    """

    target: Target
    files: tuple[tuple[str, bytes], ...]

    @property
    def name(self) -> str:
        """Return the name that it has in every output: no two of a class are alike."""
        return self.target.label

    @property
    def digest(self) -> str:
        """Return what tells this content from any other."""
        found = hashlib.sha256(repr(replace(self.target, label="")).encode())
        for path, content in self.files:
            found.update(f"{len(path)} {path} {len(content)} ".encode(errors="replace") + content)
        return found.hexdigest()

    def laid_out(self, folder: Path) -> Target:
        """Write the files into a folder, and return the target there."""
        for path, content in self.files:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        root = self.target.root
        where = str((folder / self.target.where).resolve())
        return replace(
            self.target, where=where, root=str((folder / root).resolve()) if root else root
        )


def find_submissions(paths: Sequence[str]) -> list[Target]:
    """Return the submissions of files and folders, in the order of their names."""
    folders = dict.fromkeys(Path(path).resolve() for path in paths if Path(path).is_dir())
    try:
        loose = [target for folder in folders for target in _loose(folder)]
    except OSError as error:
        raise TargetError(f"{error.filename}: cannot be read: {error.strerror}") from None
    aside = {Path(target.where) for target in loose}
    aside |= {Path(where) for target in loose for _, where in target.loose}
    targets = [target for target in find_targets(paths, aside) if Path(target.where) not in aside]
    for target in targets:
        if target.unclear is None and not target.where.endswith(SUFFIXES):
            raise TargetError(f"{target.label}: {ONLY_FILES}")
    return told_apart(sorted([*targets, *loose], key=lambda target: target.label))


def left_aside(paths: Sequence[str], found: Sequence[Target]) -> list[str]:
    """Return what lies in folders of submissions and is in none that was found: nothing vanishes.

    Nobody misses what tools leave behind.
    """
    taken = {Path(where) for each in found for where in (each.where, each.root) if where}
    taken |= {Path(where) for each in found for _, where in each.loose}
    folders = {Path(path).resolve() for path in paths if Path(path).is_dir()} - taken
    rest = {entry for folder in folders for entry in folder.iterdir()} - taken
    return sorted(text_of(entry.name) for entry in rest if not _is_left(entry))


def _is_left(entry: Path) -> bool:
    """Say whether a tool has left an entry behind: a cache, a hidden file that is no program."""
    if entry.name in UNREAD or entry.name.startswith("._"):
        return True
    return entry.name.startswith(".") and entry.suffix not in SUFFIXES and not entry.is_dir()


def _loose(folder: Path) -> Iterator[Target]:
    """Yield a folder's submissions of files, and empty ones, that a download has named.

    Files of one student are one submission, under their own names: a program and its helper.
    """
    found: dict[Student, list[Path]] = {}
    for entry in sorted(folder.iterdir()):
        student = student_of(entry.name)
        if student == Student() or is_hidden(entry.name):
            continue
        kind = kind_of(entry)
        if kind == "file":
            found.setdefault(student, []).append(entry)
        if kind == "folder" and _is_empty(entry):
            label = text_of(entry.name)
            yield Target(label, str(entry), None, {}, of_many=True, unclear=EMPTY)
    for files in found.values():
        names = _own_names(files)
        programs = {name: file for name, file in names.items() if file.suffix in SUFFIXES}
        try:
            chosen, unclear = likeliest(programs, names)
        except OSError as error:
            chosen, unclear = "", f"cannot be read: {error.strerror}"
        file = programs.get(chosen, files[0])
        loose = tuple((name, str(path)) for name, path in names.items())
        label = text_of(file.name)
        yield Target(label, str(file), None, {}, of_many=True, unclear=unclear, loose=loose)


def _own_names(files: Sequence[Path]) -> dict[str, Path]:
    """Return a student's files by their own names, or by others where those are none or are had."""
    names: dict[str, Path] = {}
    for file in files:
        own, whole = text_of(own_name(file.name)), text_of(file.name)
        more = (f"{n}{file.suffix}" for n in count(2))
        had = {*names, ".", ".."}
        names[next(name for name in chain([own, whole], more) if name not in had)] = file
    return names


def _is_empty(folder: Path) -> bool:
    """Say whether there is nothing in a folder; one that cannot be read says so later."""
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def read(target: Target) -> Submission:
    """Read a submission's files; one that cannot be read says so when it is judged."""
    if target.unclear is not None:
        return _unread(target, target.unclear)
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    left = MOST_BYTES
    try:
        for file, name in _files(target):
            files[name] = bytes_of(file, left)
            names[str(file)] = name
            left -= len(files[name])
            if left < 0 or len(names) > MOST_FILES:
                told = TOO_LARGE.format(files=MOST_FILES, size=MOST_BYTES >> 20)
                return _unread(target, told)
    except OSError as error:
        return _unread(target, f"cannot be read: {error.strerror}")
    if target.where not in names:
        return _unread(target, GONE)
    root = text_of(Path(target.root).name) or "." if target.root else None
    if len(target.loose) > 1:
        root = FOLDER
    inner = replace(target, where=names[target.where], root=root, of_many=True, loose=())
    return Submission(inner, tuple(files.items()))


def _files(target: Target) -> Iterator[tuple[Path, str]]:
    """Yield a submission's files, with their paths within its folder."""
    if target.loose:
        folder = f"{FOLDER}/" * (len(target.loose) > 1)
        yield from ((Path(where), f"{folder}{name}") for name, where in target.loose)
    elif target.root is None:
        file = Path(target.where)
        yield file, text_of(file.name)
    else:
        root = Path(target.root)
        for file in files_below(root):
            yield file, "/".join(map(text_of, file.relative_to(root.parent).parts))


def _unread(target: Target, reason: str) -> Submission:
    return Submission(
        replace(target, where="", root=None, of_many=True, unclear=reason, loose=()), ()
    )
