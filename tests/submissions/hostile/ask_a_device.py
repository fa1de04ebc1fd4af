"""Asks how many bytes wait in the judge's channel: with ioctl, many devices would do more."""

import contextlib
import fcntl
import termios


def attack():
    for number in range(200):
        with contextlib.suppress(OSError):
            fcntl.ioctl(number, termios.FIONREAD, bytes(4))
            return True
    return False
