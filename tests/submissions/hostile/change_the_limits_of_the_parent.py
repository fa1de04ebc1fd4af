"""Reads the parent's limits and sets them anew to what they are: lower ones would end the judge."""

import os
import resource


def attack():
    parent, kind = os.getppid(), resource.RLIMIT_NOFILE
    same = resource.prlimit(parent, kind)
    return resource.prlimit(parent, kind, same) == same
