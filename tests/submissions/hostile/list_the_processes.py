"""Lists the machine's processes, of which one is the judge."""

import os


def attack():
    return any(name.isdigit() for name in os.listdir("/proc"))
