"""Changes the root folder, to the root: another root would give every path another meaning."""

import os


def attack():
    os.chroot("/")
    return True
