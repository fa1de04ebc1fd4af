"""Reads a test of the judge from the disk, where the expected answers might stand."""

import pathlib


def attack():
    found = [p for place in ("/work", "/home", "/root", "/usr") for p in pathlib.Path(place).glob("*")]
    return any("def test_" in p.read_text() for p in found if p.is_file())
