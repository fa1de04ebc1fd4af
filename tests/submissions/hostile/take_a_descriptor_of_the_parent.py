"""Copies an open file of the parent, such as the channel that starts and ends processes."""

import ctypes
import os


def attack():
    handle = os.pidfd_open(os.getppid())
    PIDFD_GETFD = 438
    taken = [ctypes.CDLL(None).syscall(PIDFD_GETFD, handle, number, 0) for number in range(20)]
    for each in taken:
        if each >= 0:
            os.close(each)
    return max(taken) >= 0
