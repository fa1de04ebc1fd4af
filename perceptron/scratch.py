"""Folders for a while: what a process that was ended left behind is removed by the next one.

A folder's owner holds a lock on a file in it, which the system takes back however the owner ends.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX, HELD = "perceptron-", ".perceptron-scratch"


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder of our own until the end of the block."""
    with tempfile.TemporaryDirectory(prefix=PREFIX) as made:
        folder = Path(made).resolve()
        with _held(folder):
            yield folder


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder until the end of the block; those beside it that nobody holds are removed."""
    try:
        import fcntl
    except ImportError:  # Windows: what is left behind stays
        yield
        return
    before, held = folder / "new", folder / HELD
    with before.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        before.rename(held)  # only now: nobody finds it before it is locked
        for other in folder.parent.glob(f"{PREFIX}*"):
            with contextlib.suppress(OSError):  # held, or no scratch folder of ours
                _remove(other)
        yield


def _remove(folder: Path) -> None:
    """Remove a folder that its owner left behind; OSError where it is not one."""
    import fcntl

    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(here).st_uid != os.getuid():
            return
        with open(os.open(HELD, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=here)) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
    finally:
        os.close(here)
