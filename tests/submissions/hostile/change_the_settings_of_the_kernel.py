"""Opens settings of the kernel to write, as the administrator may, and writes nothing there."""

import contextlib
import os


def attack():
    names = ("self/oom_score_adj", "self/comm", "self/coredump_filter", "sys/kernel/core_pattern")
    for name in (*names, "sysrq-trigger", "sys/kernel/printk"):
        with contextlib.suppress(OSError):
            os.close(os.open(f"/proc/{name}", os.O_WRONLY))
            return True
    return False
