"""Changes its own file's permissions, times, owner or attributes: notes for a later process."""

import contextlib
import os


def attack():
    now = os.stat(__file__)
    ways = (
        lambda: os.chmod(__file__, now.st_mode & 0o7777),
        lambda: os.utime(__file__, ns=(now.st_atime_ns, now.st_mtime_ns)),
        lambda: os.chown(__file__, now.st_uid, now.st_gid),
        lambda: os.setxattr(__file__, "user.canary", b"x"),
        lambda: os.removexattr(__file__, "user.canary"),
    )
    for way in ways:
        with contextlib.suppress(OSError):
            way()
            return True
    return False
