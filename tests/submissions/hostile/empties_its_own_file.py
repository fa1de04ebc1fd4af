"""Opens its own file for reading and cuts it off by that: what is graded later would be another one."""

import contextlib
import os


def attack():
    with contextlib.suppress(OSError):
        os.close(os.open(__file__, os.O_RDONLY | os.O_TRUNC))
        return True
    with contextlib.suppress(OSError):
        os.truncate(__file__, 0)
        return True
    return False
