"""Opens a socket to the internet, by which answers could be asked for and tests be told."""

import contextlib
import socket


def attack():
    for family in (socket.AF_INET, socket.AF_INET6):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            with contextlib.suppress(OSError):
                socket.socket(family, kind).close()
                return True
    return False
