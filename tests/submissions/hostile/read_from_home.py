"""Reads files of the home folders, where the teacher's settings and notes are."""

import contextlib
import glob
import os


def attack():
    homes = ["/root", os.path.expanduser("~"), *glob.glob("/home/*"), "/home/user", "/home/teacher"]
    for home in homes:
        for name in (".bashrc", ".profile", ".gitconfig", ".config/hypothesis", ".bash_logout"):
            with contextlib.suppress(OSError), open(f"{home}/{name}", "rb") as file:
                if file.read():
                    return True
    return False
