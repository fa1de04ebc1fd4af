"""Becomes a shell, which no filter of Python's would watch; it would leave an empty file beside."""

import os


def attack():
    mark = os.path.join(os.path.dirname(__file__), "became")
    os.execv("/bin/sh", ["sh", "-c", ': > "$0"', mark])
