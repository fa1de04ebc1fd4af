"""Submissions as bytes: read once, so that what is judged is what the gradebook has a digest of."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from perceptron.contract import TargetError
from perceptron.targets import SUFFIXES, Target, find_targets

MOST_BYTES, MOST_FILES = 64 << 20, 2000  # of one submission: it travels to whoever judges it
TOO_LARGE = "more than {files} files or {size} MiB; hand in the program without its data"
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
    targets = find_targets(paths)
    for target in targets:
        if target.unclear is None and not target.where.endswith(SUFFIXES):
            raise TargetError(f"{target.label}: {ONLY_FILES}")
    return sorted(targets, key=lambda target: target.label)


def read(target: Target) -> Submission:
    """Read a submission's files; one that cannot be read says so when it is judged."""
    file = Path(target.where)
    if target.unclear is not None:
        return _unread(target, target.unclear)
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


def _unread(target: Target, reason: str) -> Submission:
    return Submission(replace(target, where="", root=None, of_many=True, unclear=reason), ())


def _contents(folder: Path) -> Iterator[Path]:
    """Yield a folder's files in a fixed order: no links, and nothing that is no one's work."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name in UNREAD:
            continue
        if path.is_dir():
            yield from _contents(path)
        elif path.is_file():
            yield path
