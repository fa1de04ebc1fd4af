"""Forks with a terminal of its own, which would leave the session that the judge ends."""

import os


def attack():
    child, terminal = os.forkpty()
    if child == 0:
        os._exit(0)
    return terminal >= 0 and os.waitpid(child, 0)[0] == child
