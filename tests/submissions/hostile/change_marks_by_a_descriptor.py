"""Changes its own file's permissions or times by an open descriptor: a note for a later process."""

import contextlib
import os


def attack():
    now = os.stat(__file__)
    with open(__file__, "rb") as file:
        own = file.fileno()
        for way in (
            lambda: os.fchmod(own, now.st_mode & 0o7777),
            lambda: os.utime(own, ns=(now.st_atime_ns, now.st_mtime_ns)),
            lambda: os.fchown(own, now.st_uid, now.st_gid),
            lambda: os.setxattr(own, "user.canary", b"x"),
            lambda: os.posix_fallocate(own, 0, now.st_size),
        ):
            with contextlib.suppress(OSError):
                way()
                return True
    return False
