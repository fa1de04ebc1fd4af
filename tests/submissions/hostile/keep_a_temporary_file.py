"""Keeps a temporary file, wherever the library finds a folder that it can write in."""

import tempfile


def attack():
    with tempfile.TemporaryFile() as file:
        return file.writable()
