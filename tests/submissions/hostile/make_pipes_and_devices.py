"""Makes a named pipe, a device and a socket file: a device of the disk's would show all of it."""

import contextlib
import os
import stat


def attack():
    for place in (os.path.dirname(os.path.abspath(__file__)), "/tmp", "/dev/shm"):
        canary = os.path.join(place, "canary_of_a_submission")
        for kind in (stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK, stat.S_IFREG):
            with contextlib.suppress(OSError):
                os.mknod(canary, kind | 0o600, os.makedev(1, 3))  # like /dev/null
                os.unlink(canary)
                return True
    return False
