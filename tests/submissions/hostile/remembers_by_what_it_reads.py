"""Leaves a mark in what other processes share with it: the place in an open file, or the random source."""

import os


def attack():
    marks = 0
    for descriptor in range(256):
        try:
            marks += os.lseek(descriptor, 0, os.SEEK_CUR) > 0
            os.lseek(descriptor, 77, os.SEEK_SET)
        except OSError:
            continue
    return marks > 0
