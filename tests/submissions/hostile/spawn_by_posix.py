"""Starts a program by posix_spawn, which forks inside of the C library."""

import os


def attack():
    child = os.posix_spawn("/bin/true", ["true"], {})
    return os.waitpid(child, 0)[1] == 0
