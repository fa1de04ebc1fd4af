"""Removes its own file, and writes it anew: other files would go likewise."""

import pathlib


def attack():
    own = pathlib.Path(__file__)
    text = own.read_bytes()
    own.unlink()
    own.write_bytes(text)
    return True
