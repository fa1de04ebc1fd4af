"""Finds the judge's channel and sends an open file along with no bytes, as sendmsg can."""

import contextlib
import os
import socket
import stat


def attack():
    for number in range(200):
        with contextlib.suppress(OSError):
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, os.dup(number))
                with channel:
                    return socket.send_fds(channel, [b""], [0]) == 0
    return False
