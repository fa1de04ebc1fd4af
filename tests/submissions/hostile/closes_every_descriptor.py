"""Closes all descriptors, opens others in their places, and goes on as if nothing had happened."""

import os


def attack():
    os.closerange(0, 256)
    for _ in range(64):
        os.open(os.devnull, os.O_RDWR)
    return False
