"""Sends itself the signals that only others end a process by: its end would count as nobody's doing."""

import ctypes
import platform
import signal
import struct


def attack():
    if platform.machine() != "x86_64":
        return False
    libc = ctypes.CDLL(None)
    KILL, TKILL, TGKILL, QUEUE = 62, 200, 234, 129
    own, message = libc.getpid(), struct.pack("3i", 0, 0, -1).ljust(128, b"\0")
    sent = []
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # to live on, and to say so
        for each in (number, ctypes.c_long(number + 2**32)):  # the kernel looks at the low half
            sent += [libc.syscall(KILL, own, each), libc.syscall(TKILL, own, each)]
            sent += [libc.syscall(TGKILL, own, own, each), libc.syscall(QUEUE, own, each, message)]
    return 0 in sent
