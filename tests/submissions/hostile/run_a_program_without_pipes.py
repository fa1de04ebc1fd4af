"""Runs a program by subprocess with nothing to be piped, which takes another way to the kernel."""

import subprocess


def attack():
    return subprocess.Popen(["/bin/true"], close_fds=False).wait() == 0
