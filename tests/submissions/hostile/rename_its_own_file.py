"""Renames its own file, and back: so another could be put where the judge will look."""

import os


def attack():
    os.rename(__file__, f"{__file__}.moved")
    os.replace(f"{__file__}.moved", __file__)
    return True
