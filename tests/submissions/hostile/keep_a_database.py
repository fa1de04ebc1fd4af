"""Keeps a database on the disk by sqlite and dbm, which write by their own C code."""

import contextlib
import dbm
import glob
import os
import sqlite3


def attack():
    for folder in (os.path.dirname(os.path.abspath(__file__)), "/tmp"):
        file = os.path.join(folder, "canary_of_a_submission.db")
        with contextlib.suppress(sqlite3.Error, OSError, *dbm.error):
            with contextlib.suppress(sqlite3.Error):
                sqlite3.connect(file).execute("create table notes (note)")
            if not os.path.exists(file):
                dbm.open(file, "c").close()
            for made in glob.glob(f"{file}*"):
                os.unlink(made)
            return True
    return False
