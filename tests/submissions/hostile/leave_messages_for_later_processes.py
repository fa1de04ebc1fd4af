"""Makes a queue of messages, of System V and of POSIX, which outlives the process."""

import ctypes
import os


def attack():
    libc, OWN, CREATE, REMOVE = ctypes.CDLL(None), 0, 0o1600, 0
    queue = libc.msgget(OWN, CREATE)
    if queue >= 0:
        return libc.msgctl(queue, REMOVE, None) == 0
    name = b"/canary of a submission"
    queue = libc.mq_open(name, os.O_CREAT | os.O_RDWR, 0o600, None)
    return queue >= 0 and libc.mq_unlink(name) == 0
