"""Takes a handle of the parent by pidfd_open, by which it could be signalled and waited for."""

import os
import signal


def attack():
    handle = os.pidfd_open(os.getppid())
    signal.pidfd_send_signal(handle, 0)
    os.close(handle)
    return True
