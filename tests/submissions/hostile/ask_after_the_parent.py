"""Sends the parent signal 0, which does nothing: any other could end the judge where it stands."""

import os


def attack():
    os.kill(os.getppid(), 0)
    return True
