"""Submissions as bytes: read once, so that what is judged is what the gradebook has a digest of."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from perceptron.contract import TargetError
from perceptron.guard import printable
from perceptron.marks import Student
from perceptron.reports.downloads import own_name, student_of
from perceptron.targets import EXPECTED, SUFFIXES, Target, find_targets, likeliest, told_apart

MOST_BYTES, MOST_FILES = 64 << 20, 2000  # of one submission: it travels to whoever judges it
TOO_LARGE = "more than {files} files or {size} MiB; hand in the program without its data"
EMPTY = f"an empty folder; {EXPECTED}"
ONLY_FILES = "expected a .py file, a notebook or a folder of submissions"
UNREAD = {"__pycache__", ".git", ".ipynb_checkpoints", "__MACOSX", "node_modules", "venv"}


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
    folders = {Path(path).resolve(): Path(path) for path in paths if Path(path).is_dir()}
    try:
        loose = [target for folder in folders.values() for target in _loose(folder)]
    except OSError as error:
        raise TargetError(f"{error.filename}: cannot be read: {error.strerror}") from None
    aside = {Path(target.where) for target in loose}
    aside |= {Path(where) for target in loose for _, where in target.loose}
    targets = [target for target in find_targets(paths, aside) if Path(target.where) not in aside]
    for target in targets:
        if target.unclear is None and not target.where.endswith(SUFFIXES):
            raise TargetError(f"{target.label}: {ONLY_FILES}")
    return told_apart(sorted([*targets, *loose], key=lambda target: target.label))


def left_aside(paths: Sequence[str]) -> list[str]:
    """Return what lies in folders of submissions and is none: no program, and no student's."""
    entries = [entry for path in paths if Path(path).is_dir() for entry in Path(path).iterdir()]
    return sorted(
        entry.name
        for entry in entries
        if not (entry.name.startswith((".", "_")) or entry.is_symlink())
        and not (entry.suffix in SUFFIXES or student_of(entry.name) != Student())
        and (not entry.is_dir() or _is_empty(entry))
    )


def _is_empty(folder: Path) -> bool:
    """Say whether there is nothing in a folder; one that cannot be read says so later."""
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def _loose(folder: Path) -> Iterator[Target]:
    """Yield a folder's submissions of files, and empty ones, that a download has named.

    Files of one student are one submission, under their own names: a program and its helper.
    """
    found: dict[Student, list[Path]] = {}
    for entry in sorted(folder.iterdir()):
        student = student_of(entry.name)
        if student == Student() or entry.is_symlink():
            continue
        if entry.is_file():
            found.setdefault(student, []).append(entry)
        elif _is_empty(entry):
            label = printable(entry.name)
            yield Target(label, str(entry.resolve()), None, {}, of_many=True, unclear=EMPTY)
    for files in found.values():
        names: dict[str, Path] = {}
        for file in files:
            own = own_name(file.name)
            names[file.name if own in names else own] = file
        programs = {name: file for name, file in names.items() if file.suffix in SUFFIXES}
        try:
            chosen, unclear = likeliest(programs, names)
        except OSError as error:
            chosen, unclear = "", f"cannot be read: {error.strerror}"
        file = programs.get(chosen, files[0])
        loose = tuple((name, str(path.resolve())) for name, path in names.items())
        label, where = printable(file.name), str(file.resolve())
        yield Target(label, where, None, {}, of_many=True, unclear=unclear, loose=loose)


def read(target: Target) -> Submission:
    """Read a submission's files; one that cannot be read says so when it is judged."""
    file = Path(target.where)
    if target.unclear is not None:
        return _unread(target, target.unclear)
    if target.loose:
        return _read_loose(target)
    root = Path(target.root) if target.root else None
    folder = root.parent if root else file.parent
    try:
        found = _contents(root) if root else iter([file])
        files: list[tuple[str, bytes]] = []
        size = 0
        for path in found:
            size += path.stat().st_size
            if size > MOST_BYTES or len(files) == MOST_FILES:
                told = TOO_LARGE.format(files=MOST_FILES, size=MOST_BYTES >> 20)
                return _unread(target, told)
            files.append((str(path.relative_to(folder)), path.read_bytes()))
    except OSError as error:
        return _unread(target, f"cannot be read: {error.strerror}")
    inner = replace(
        target,
        where=str(file.relative_to(folder)),
        root=str(root.relative_to(folder)) if root else None,
        of_many=True,
    )
    return Submission(inner, tuple(files))


def _read_loose(target: Target) -> Submission:
    """Read loose files under their own names, several of them into a folder."""
    folder = "files/" if len(target.loose) > 1 else ""
    names = {where: f"{folder}{name}" for name, where in target.loose}
    try:
        files = tuple((name, Path(where).read_bytes()) for where, name in names.items())
    except OSError as error:
        return _unread(target, f"cannot be read: {error.strerror}")
    if sum(len(content) for _, content in files) > MOST_BYTES:
        return _unread(target, TOO_LARGE.format(files=MOST_FILES, size=MOST_BYTES >> 20))
    where = names[target.where]
    return Submission(replace(target, where=where, root=folder[:-1] or None, loose=()), files)


def _unread(target: Target, reason: str) -> Submission:
    return Submission(
        replace(target, where="", root=None, of_many=True, unclear=reason, loose=()), ()
    )


def _contents(folder: Path) -> Iterator[Path]:
    """Yield a folder's files in a fixed order: no links, and nothing that is no one's work."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name in UNREAD:
            continue
        if path.is_dir():
            yield from _contents(path)
        elif path.is_file():
            yield path
