"""Opens devices to read: terminals, disks, the machine's memory and its messages."""

import contextlib
import os


def attack():
    names = ("tty", "pts/0", "kmsg", "mem", "port", "vda", "sda", "nvme0n1", "zero", "kvm", "fuse")
    for name in names:
        with contextlib.suppress(OSError):
            os.close(os.open(f"/dev/{name}", os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK))
            return True
    return False
