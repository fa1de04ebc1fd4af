"""A class whose names and files are what a file system allows and nobody expects."""

import os
import socket
import subprocess
from contextlib import contextmanager
from hashlib import sha256
from unicodedata import normalize

from .programs import RIGHT

MARK = sha256(b"a?.py").hexdigest()[:16]
# A program each; behind it how its name begins in every output, where that is another one.
PROGRAMS: dict[str | bytes, str] = {
    "honest.py": "",
    b"no_text\xff.py": "no_text\\xff_",
    b"no_text\xfe.py": "no_text\\xfe_",
    "山" * 80 + ".py": "",
    "山" * 84 + ".py": "",
    "😀" * 62 + ".py": "",
    "x" * 252 + ".py": "",
    "a\nline.py": "a line.py",
    "a\ttab\rand return.py": "a tab and return.py",
    "\u202eyp.elpmaxe.py": " yp.elpmaxe.py",
    "twin\x01.py": "twin .py (",
    "twin\x02.py": "twin .py (",
    "twin .py": "twin .py (",
    "   .py": "",
    "second.py": "",
    "CON.py": "",
    "Case.py": "",
    "case.py": "",
    normalize("NFC", "\xe9t\xe9.py"): "",
    normalize("NFD", "\xe9t\xe9.py"): "",
    "-x.py": "",
    "--out.py": "",
    "_x.py": "",
    "'\"`$(exit)`.py": "",
    "<script>alert(1)<!--.py": "",
    "=cmd|' !A1.py": "",
    "@SUM(1+1);=1.py": "",
    "100%s%n%%.py": "",
    "\\=1+1_123_assignsubmission_file_x.py": "",
    "annlee_12345_67890_perceptron.py": "",
    "a?.py": "",
    f"a_.py-{MARK}.py": "",
    "second.py (2)/perceptron.py": "second.py (2)",
    f"a_.py-{MARK}/perceptron.py": f"a_.py-{MARK}",
    "   /perceptron.py": "   ",
    "CON/perceptron.py": "CON",
    "trailing. /perceptron.py": "trailing. ",
    "_folder/perceptron.py": "_folder",
    "underscored/_perceptron.py": "underscored",
    b"inside/\xff.py": "inside",
    b"beside/\xff/\xfe.txt": "beside",
    "beside/perceptron.py": "beside",
    "aside/perceptron.py": "aside",
    "boli_12346_67891_..": "boli_12346_67892_perceptron.py",
    "boli_12346_67892_perceptron.py": "boli_12346_67892_perceptron.py",
}
LOST = {
    "empty.py": "found no class and no function that trains",
    "sparse.py": "more than 2000 files or 64 MiB",
    "caro_12347_67893_sparse.py": "more than 2000 files or 64 MiB",
    "sparse inside": "more than 2000 files or 64 MiB",
    "many": "found f0.txt, f1.txt, f10.txt",
    "deep": "cannot be read: folders in folders, more than 50 deep",
    "deeper": "cannot be read: folders in folders, more than 50 deep",
    "circle.py": "a link to another place",
    "broken.py": "a link to another place",
    "linked folder": "a link to another place",
    "only a link": "found perceptron.py (a link); expected a .py file",
    "only a pipe": "found perceptron.py (neither a file nor a folder); expected a .py file",
    "Rita R_6_assignsubmission_file_": "an empty folder",
}
ASIDE = [".hidden.py", ".folder", "...", "notes.txt", "pipe.py", "socket.py", "conftest.py"]
ASIDE += ["empty", "dora_12348_67894_pipe.py"]
LEFT = [".DS_Store", "._x.py", "__pycache__", ".git", "._Ann Lee_1_assignsubmission_file_x.py"]


def write(folder, name, content):
    """Write a file of a folder, which may be new too; its name is text or bytes."""
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as opened:
        opened.write(content)


def write_deep(folder, depth):
    """Write folders in folders, with a program in the last: too deep to be named by a path."""
    os.mkdir(folder)
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("in", dir_fd=here)
        below = os.open("in", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    last = os.open("perceptron.py", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(last, RIGHT.encode())
    os.close(last)
    os.close(here)


def write_sparse(file, size=1 << 40):
    """Write a file of a tebibyte that takes no room."""
    with open(file, "wb") as opened:
        opened.truncate(size)


@contextmanager
def hostile_class(folder, many=3_000):
    """Write all of it into a new folder; `rm` takes away what is too deep for Python."""
    folder.mkdir()
    try:
        _write_programs(folder)
        _write_what_is_none(folder)
        for number in range(many):
            (folder / "many" / f"f{number}.txt").touch()
        yield
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)


def _write_programs(folder):
    for name in PROGRAMS:
        write(folder, name, RIGHT.encode())
    os.symlink("..", folder / "aside" / "up")
    os.mkfifo(folder / "aside" / "pipe")


def _write_what_is_none(folder):
    write(folder, "empty.py", b"")
    for name in ("sparse inside", "deeper"):
        write(folder, f"{name}/perceptron.py", RIGHT.encode())
    for name in ("only a link", "only a pipe", "many", "empty", "Rita R_6_assignsubmission_file_"):
        (folder / name).mkdir()
    for name in ("sparse.py", "caro_12347_67893_sparse.py", "sparse inside/data.bin"):
        write_sparse(folder / name)
    write_deep(folder / "deep", 1500)
    write_deep(folder / "deeper" / "in", 2500)
    links = {"circle.py": "circle.py", "broken.py": "nowhere", "linked folder": "aside"}
    for name, there in {**links, "only a link/perceptron.py": "../honest.py"}.items():
        os.symlink(there, folder / name)
    for name in ("pipe.py", "dora_12348_67894_pipe.py", "only a pipe/perceptron.py"):
        os.mkfifo(folder / name)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(folder / "socket.py"))  # its path has room for 107 bytes
    for name in (*ASIDE, *LEFT):
        if not os.path.lexists(folder / name):
            is_file = name.endswith((".py", ".txt", "_Store"))
            write(folder, name if is_file else f"{name}/perceptron.py", RIGHT.encode())
