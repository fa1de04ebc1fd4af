"""What lies in a folder that others have filled: nothing here waits, recurses or follows a link."""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

Kind = Literal["file", "folder", "link", "other"]

UNREAD = {"__pycache__", ".git", ".ipynb_checkpoints", "__MACOSX", "node_modules", "venv"}
MOST_DEEP, LONGEST_PATH = 50, 800  # folders in folders, characters: it is laid out elsewhere
DEEP = f"folders in folders, more than {MOST_DEEP} deep or {LONGEST_PATH} characters long"
NEITHER = "neither a file nor a folder"
LONGEST_NAME = 220  # bytes, of the 255 that a file system keeps of a name
_UNDECODABLE = re.compile("[\udc80-\udcff]")  # what Python makes of bytes that are no text


def kind_of(entry: Path) -> Kind:
    """Say what an entry is itself; OSError where that cannot be told."""
    mode = entry.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "link"
    if stat.S_ISREG(mode):
        return "file"
    return "folder" if stat.S_ISDIR(mode) else "other"


def bytes_of(file: Path, most: int) -> bytes:
    """Return so many bytes of a file, and one more of a longer one; OSError if it is no file."""
    with open(file, "rb", opener=_opened) as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(errno.EINVAL, NEITHER, str(file))
        return opened.read(most + 1)


def _opened(path: str, flags: int) -> int:
    """Open a file at once: a pipe that nobody writes to would be waited for."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in a fixed order, less what is nobody's work.

    OSError where one folder cannot be read, or lies too deep.
    """
    waiting = [folder]
    while waiting:
        entry = waiting.pop()
        kind = kind_of(entry)
        if kind == "file":
            yield entry
        if kind == "folder":
            within = entry.relative_to(folder)
            if len(within.parts) > MOST_DEEP or len(str(within)) > LONGEST_PATH:
                raise OSError(errno.ENAMETOOLONG, DEEP, str(folder))
            inside = (each for each in entry.iterdir() if each.name not in UNREAD)
            waiting += sorted(inside, key=lambda each: each.name, reverse=True)


def text_of(name: str) -> str:
    """Return a file's name as text: the same, or marked by a digest where its bytes are none."""
    text = _UNDECODABLE.sub(lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", name)
    if text == name:
        return name
    stem, suffix = os.path.splitext(text)
    return f"{in_bytes(stem, LONGEST_NAME)}_{digest(name)}{in_bytes(suffix, 10)}"


def in_bytes(text: str, most: int) -> str:
    """Return the beginning of a text, so many bytes of it."""
    return text.encode(errors="replace")[:most].decode(errors="ignore")


def digest(name: str, digits: int = 8) -> str:
    """Return what tells this name from any other."""
    return hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:digits]
