"""Runs a shell command by os.system and by os.popen, which would have all tools of the machine."""

import os


def attack():
    by_system = os.system("exit 7") == 7 << 8
    return by_system or os.popen("echo started").read() == "started\n"
