"""Confines the process that runs a submission: what it may read, use up and ask of the kernel.

Four layers, of which the last two are Linux's own: resource limits, no new privileges, Landlock
(files) and seccomp (system calls). Nothing can be written, no process started, nobody reached.
"""

import os
import signal
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from perceptron.isolation.kernel import (
    DUMPABLE,
    Grant,
    drop_powers,
    end_first_without_memory,
    end_with_parent,
    prctl,
    restrict_files,
)
from perceptron.isolation.seccomp import filter_calls
from perceptron.limits import Limits

# What a submission must not read: the judge, its tests, and what lists where they stand.
JUDGES = ("perceptron", "pytest", "_pytest", "hypothesis", "_hypothesis", "xdist", "__editable__")
PACKAGES = ("site-packages", "dist-packages")
DATA = ("/usr/share/zoneinfo", "/etc/localtime", "/dev/urandom")
MEBIBYTE = 1 << 20
MOST_OPEN, MOST_EVER_OPEN = 128, 1 << 20


@dataclass(frozen=True)
class Places:
    """Open descriptors of places, by what may be done with them and all that lies below."""

    read: list[int] = field(default_factory=list)
    list_only: list[int] = field(default_factory=list)
    write: list[int] = field(default_factory=list)


def libraries() -> Places:
    """Return what any submission may read: the standard library and installed packages, one by one.

    Landlock knows no exceptions, and the judge often lies among the packages. The folders of
    packages may be listed, which `import` does.
    """
    packages = [path for path in sys.path if Path(path).name in PACKAGES]
    standard = [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]
    found = [entry for folder in standard for entry in _entries(folder) if not _holds(entry)]
    found += [e for folder in packages for e in _entries(folder) if not _is_judges(e)]
    listed = [*dict.fromkeys([*standard, *packages])]
    places = [*found, *_shared_libraries(), *DATA]
    return Places(opened(places), opened(listed), opened(["/dev/null"]))


def _entries(folder: str) -> Iterator[str]:
    if os.path.isdir(folder):
        yield from sorted(entry.path for entry in os.scandir(folder))


def _holds(path: str) -> bool:
    return Path(path).name in PACKAGES


def _is_judges(path: str) -> bool:
    """Say whether a package is the judge's; also what is compiled of several in one folder."""
    name = Path(path).name
    return name.startswith((*JUDGES, "__pycache__")) or name.endswith(".pth")


def _shared_libraries() -> list[str]:
    """Return the shared libraries that this process has loaded, and the system's folders of them.

    Not their own folders: that of libpython may hold a Python's packages.
    """
    lines = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    files = {line.split(maxsplit=5)[5] for line in lines if ".so" in line and "/" in line}
    folders = {str(Path(file).parent) for file in files}
    return sorted(files | {folder for folder in folders if folder.endswith("-linux-gnu")})


def opened(paths: Sequence[str]) -> list[int]:
    """Return descriptors that stand for places and read nothing; what is not there is left out."""
    found = []
    for path in dict.fromkeys(paths):
        try:
            found.append(os.open(path, os.O_PATH | os.O_CLOEXEC))
        except OSError:
            continue
    return found


def confine(libraries: Places, own: Sequence[int], limits: Limits, parent: int, keep: int) -> None:
    """Confine this process for good, its parent's end being its own; OSError where that fails.

    Of the open files only `keep` and the standard three stay open.
    """
    import resource  # Windows has none, and judges trusted code with the rest of this package

    end_with_parent(signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it had ended before it was asked for
    end_first_without_memory()  # neither the judge nor the zygote
    prctl(DUMPABLE, 0)
    drop_powers()
    for kind, most in (
        (resource.RLIMIT_CPU, int(limits.total + limits.loading) + 5),
        (resource.RLIMIT_AS, int(limits.memory * MEBIBYTE)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    restrict_files(
        {
            Grant.READ: [*libraries.read, *own],
            Grant.LIST: libraries.list_only,
            Grant.WRITE: libraries.write,
        }
    )
    os.closerange(3, keep)
    os.closerange(keep + 1, MOST_EVER_OPEN)
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_OPEN, MOST_OPEN))
    filter_calls()
