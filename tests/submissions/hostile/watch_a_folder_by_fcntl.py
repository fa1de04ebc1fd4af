"""Asks to be told when something happens in a folder of libraries, by fcntl's F_NOTIFY."""

import fcntl
import os


def attack():
    folder = os.open(os.path.dirname(os.__file__), os.O_RDONLY)
    fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_CREATE)
    fcntl.fcntl(folder, fcntl.F_NOTIFY, 0)
    os.close(folder)
    return True
