"""Opens a socket of a rare kind: to the kernel, its ciphers, a raw network or the host."""

import contextlib
import socket


def attack():
    for name in ("AF_NETLINK", "AF_ALG", "AF_PACKET", "AF_VSOCK", "AF_CAN", "AF_KEY", "AF_QIPCRTR"):
        with contextlib.suppress(OSError, AttributeError):
            kinds = {"AF_ALG": socket.SOCK_SEQPACKET, "AF_VSOCK": socket.SOCK_STREAM}
            socket.socket(getattr(socket, name), kinds.get(name, socket.SOCK_RAW)).close()
            return True
    return False
