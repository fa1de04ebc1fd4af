"""Reads the files among the packages that say where the judge is installed, and of what parts."""

import os
import sys


def attack():
    folders = [path for path in sys.path if path.endswith("-packages")]
    entries = [entry for folder in folders for entry in os.scandir(folder)]
    places = [e.path for e in entries if e.name.endswith(".pth") and "perceptron" in e.name]
    infos = [e.path for e in entries if e.name.startswith("perceptron") and e.is_dir()]
    places += [f"{info}/{name}" for info in infos for name in ("RECORD", "direct_url.json")]
    return any(open(place, "rb").read() for place in places if os.path.exists(place))
