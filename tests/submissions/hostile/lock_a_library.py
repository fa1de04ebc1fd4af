"""Locks a file of the library: others would wait for it, and a later process could see it."""

import contextlib
import fcntl


def attack():
    with open(contextlib.__file__, "rb") as file:
        for lock in (fcntl.flock, fcntl.lockf):
            with contextlib.suppress(OSError):
                lock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                lock(file, fcntl.LOCK_UN)
                return True
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        return fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK) == 0
