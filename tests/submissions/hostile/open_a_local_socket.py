"""Opens a local socket, by which another program of this machine could be made to do the work."""

import socket


def attack():
    with socket.socket(socket.AF_UNIX) as local:
        local.bind("\0canary of a submission")  # a name that is no file
        return True
