"""Reads what /proc says of this very process: its maps would say what it must find by searching."""

import contextlib


def attack():
    for path in ("self/maps", "self/status", "self/environ", "thread-self/stat", "self/fdinfo/0"):
        with contextlib.suppress(OSError), open(f"/proc/{path}", "rb") as file:
            if file.read(16):
                return True
    return False
