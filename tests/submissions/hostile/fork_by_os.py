"""Forks by os.fork: the child would be confined by nothing that asks for a process number."""

import os


def attack():
    child = os.fork()
    if child == 0:
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0
