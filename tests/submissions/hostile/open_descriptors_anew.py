"""Opens each of its descriptors anew by /proc/self/fd and /dev/fd, with more than it was given."""

import contextlib
import os
import stat


def attack():
    for number in range(1000):
        for folder in ("/proc/self/fd", "/dev/fd", "/proc/thread-self/fd"):
            with contextlib.suppress(OSError):
                found = os.fstat(os.open(f"{folder}/{number}", os.O_RDWR))
                if not stat.S_ISCHR(found.st_mode):  # /dev/null it may
                    return True
    return False
