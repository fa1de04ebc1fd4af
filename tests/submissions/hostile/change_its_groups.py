"""Changes its groups, to none: others would let it read what theirs may."""

import os


def attack():
    os.setgroups([])
    return True
