"""Opens devices to write: the terminal, the kernel's messages, the source of randomness."""

import contextlib
import os


def attack():
    for name in ("tty", "pts/0", "kmsg", "urandom", "random", "full", "ptmx", "fuse", "mem"):
        with contextlib.suppress(OSError):
            os.close(os.open(f"/dev/{name}", os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK))
            return True
    return False
