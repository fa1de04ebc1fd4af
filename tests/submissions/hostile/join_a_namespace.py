"""Joins a namespace by setns: its own, which changes nothing, but any other would do."""

import ctypes
import os


def attack():
    network = os.open("/proc/self/ns/net", os.O_RDONLY)
    joined = ctypes.CDLL(None).setns(network, 0) == 0
    os.close(network)
    return joined
