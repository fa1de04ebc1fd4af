"""The system calls that confining needs, and what of them this machine has (Linux only)."""

import contextlib
import ctypes
import os
import platform
import stat
import struct
import sys
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446  # alike on every machine
VERSION_QUERY, PATH_BENEATH = 1, 1
DEATH, DUMPABLE, SECCOMP, NO_NEW_PRIVILEGES = 1, 4, 22, 38  # prctl's options
FILTER_MODE = 2
EFAULT = 14

# Landlock's rights on files by the version that brought them (linux/landlock.h).
EXECUTE, WRITE, READ, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
RIGHTS = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
NETWORK, SCOPES = 0b11, 0b11  # bind and connect; abstract sockets and signals


class Grant(IntEnum):
    """What may be done with a place."""

    READ = EXECUTE | READ | READ_DIR
    LIST = READ_DIR
    WRITE = READ | WRITE


# capset's layout: two words each of effective, permitted and inheritable powers.
CAPABILITY_VERSION, READ_ANY_FILE = 0x20080522, 1 << 2
CAPGET, CAPSET = {"x86_64": (125, 126), "aarch64": (90, 91)}.get(platform.machine(), (0, 0))
MACHINES = ("x86_64", "aarch64")


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def call(number: int, *arguments: Any) -> int:
    """Make a system call; OSError where the kernel refuses it."""
    result = _library().syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return int(result)


def prctl(option: int, *values: Any) -> int:
    """Call prctl; OSError where the kernel refuses it."""
    padded = [*values, *[0] * (4 - len(values))]
    words = [ctypes.c_ulong(v) if isinstance(v, int) else v for v in padded]
    result = _library().prctl(option, *words)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return int(result)


def end_with_parent(number: int) -> None:
    """Let the kernel send this process a signal when its parent ends; Linux only, else nothing."""
    if sys.platform == "linux":
        prctl(DEATH, number)


def end_first_without_memory() -> None:
    """Let the kernel end this process before all others when memory is out, if it lets itself."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def drop_powers() -> None:
    """Give up an administrator's powers, but for reading a student's files where they are kept."""
    header = struct.pack("=Ii", CAPABILITY_VERSION, 0)
    powers = ctypes.create_string_buffer(24)
    call(CAPGET, header, powers)
    left = struct.unpack_from("=I", powers)[0] & READ_ANY_FILE
    call(CAPSET, header, struct.pack("=6I", left, left, 0, 0, 0, 0))


def landlock_version() -> int:
    """Return the version of Landlock that the kernel offers; 0 for none."""
    try:
        return call(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION_QUERY))
    except OSError:
        return 0


def has_seccomp() -> bool:
    """Say whether system calls can be filtered: asked with no filter, which a kernel refuses."""
    try:
        prctl(SECCOMP, FILTER_MODE, 0)
    except OSError as error:
        return error.errno == EFAULT  # it looked for the filter, so it knows of filters
    return False


def missing_layers() -> list[str]:
    """Return in words what this machine lacks to confine a submission: nothing if all is there."""
    if sys.platform != "linux":
        return [f"Linux (this is {platform.system()})"]
    if platform.machine() not in MACHINES:
        return [f"a machine of kind {' or '.join(MACHINES)} (this is {platform.machine()})"]
    missing = []
    if landlock_version() < 1:
        missing.append("Landlock (Linux 5.13 or newer, and switched on by its boot setting `lsm=`)")
    if not has_seccomp():
        missing.append("seccomp filters (a container may forbid them)")
    return missing


def restrict_files(places: Mapping[Grant, Iterable[int]]) -> None:
    """Let this process do with open places, and what lies below, what is granted, and no more.

    OSError where the kernel refuses.
    """
    version = landlock_version()
    handled = sum(rights for since, rights in RIGHTS.items() if since <= version)
    attributes = (ctypes.c_uint64 * 3)(handled, NETWORK * (version >= 4), SCOPES * (version >= 6))
    size = ctypes.c_size_t(8 if version < 4 else 16 if version < 6 else 24)
    nothing = ctypes.c_uint32(0)
    ruleset = call(LANDLOCK_CREATE, ctypes.byref(attributes), size, nothing)
    for grant, descriptors in places.items():
        for descriptor in descriptors:
            rights = grant & handled & (~0 if _is_folder(descriptor) else ~READ_DIR)
            rule = struct.pack("=Qi", rights, descriptor)
            call(LANDLOCK_ADD, ctypes.c_int(ruleset), ctypes.c_int(PATH_BENEATH), rule, nothing)
    prctl(NO_NEW_PRIVILEGES, 1)
    call(LANDLOCK_RESTRICT, ctypes.c_int(ruleset), nothing)
    os.close(ruleset)


def _is_folder(descriptor: int) -> bool:
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)
