"""Runs a program by subprocess: any tool of the machine would do the work."""

import subprocess


def attack():
    return subprocess.run(["/bin/echo", "started"], capture_output=True).stdout == b"started\n"
