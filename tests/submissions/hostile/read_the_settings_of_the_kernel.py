"""Reads what the kernel says below /proc and /sys: the machine's load shows the judge's work."""

import contextlib


def attack():
    names = ("/proc/loadavg", "/proc/stat", "/proc/version", "/proc/mounts", "/proc/net/unix")
    for name in (*names, "/proc/sys/kernel/random/boot_id", "/sys/kernel/mm/ksm/run"):
        with contextlib.suppress(OSError), open(name) as file:
            if file.read():
                return True
    return False
