"""Reads the parent's command line, environment and state, which say where the judge stands."""

import contextlib
import os


def attack():
    for name in ("cmdline", "environ", "status", "maps", "stat", "limits", "mountinfo"):
        with contextlib.suppress(OSError), open(f"/proc/{os.getppid()}/{name}", "rb") as file:
            if file.read(16):
                return True
    return False
