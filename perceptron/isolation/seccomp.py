"""The filter of system calls: computing and reading are allowed, whatever reaches others is not.

A list of what is allowed: an unknown call is refused with "operation not permitted". No new
process, thread or program, no socket, no signal to another process, no change of any file. Nor may
a program end itself by a signal of those by which people and kernels end a process from outside.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterator

from perceptron.isolation.kernel import FILTER_MODE, NO_NEW_PRIVILEGES, SECCOMP, prctl

# Names and numbers: x86_64, aarch64 (None: the machine has no such call).
ALLOWED: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "stat": (4, None),
    "fstat": (5, 80),
    "lstat": (6, None),
    "poll": (7, None),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "pwrite64": (18, 68),
    "readv": (19, 65),
    "writev": (20, 66),
    "access": (21, None),
    "select": (23, None),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "mincore": (27, 232),
    "dup": (32, 23),
    "nanosleep": (35, 101),
    "getitimer": (36, 102),
    "setitimer": (38, 103),
    "getpid": (39, 172),
    "exit": (60, 93),
    "uname": (63, 160),
    "getcwd": (79, 17),
    "readlink": (89, None),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "times": (100, 153),
    "getuid": (102, 174),
    "getgid": (104, 176),
    "geteuid": (107, 175),
    "getegid": (108, 177),
    "getppid": (110, 173),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "time": (201, None),
    "futex": (202, 98),
    "getdents64": (217, 61),
    "set_tid_address": (218, 96),
    "restart_syscall": (219, 128),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "newfstatat": (262, 79),
    "readlinkat": (267, 78),
    "faccessat": (269, 48),
    "ppoll": (271, 73),
    "set_robust_list": (273, 99),
    "getcpu": (309, 168),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "statx": (332, 291),
    "rseq": (334, 293),
    "faccessat2": (439, 439),
}
FCNTL, PRLIMIT = (72, 25), (302, 261)
OPENS = (((2, None), 1), ((257, 56), 2))  # open, openat, and which argument has the flags
EMPTIES, FOR_NEITHER = 0o1000, 0o1003  # O_TRUNC with what is opened to read, or for neither
TO_A_PROCESS = (((62, 129), 1), ((200, 130), 1), ((234, 131), 2))  # kill, tkill, tgkill: signal
# SIGHUP, SIGINT, SIGQUIT, SIGKILL and SIGTERM: to end by one of them is nobody's own doing.
FROM_OUTSIDE = (1, 2, 3, 9, 15)
CLOCK_GETTIME, AFFINITY, MADVISE = (228, 113), (204, 123), (28, 233)
CLOCKS = (0, 1, 2, 3, 4, 5, 6, 7, 11)  # the machine's and its own: a negative one is a process's
ADVICE = (0, 1, 2, 3, 4, 8, 14, 15)  # on its own pages: none that takes them out of service
HARMLESS_FCNTL = (
    0,
    1,
    2,
    3,
    1030,
)  # duplicate, and read flags: none that names an owner of signals
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000  # REFUSE plus an errno
PERMISSION = 1
LOAD, EQUAL, RETURN, AND = 0x20, 0x15, 0x06, 0x54
NUMBER, MACHINE, FIRST = 0, 4, 16  # where struct seccomp_data has them; each argument takes 8 bytes


def program(process: int) -> bytes:
    """Return the filter for the process of this number, in the kernel's classic BPF."""
    here = 0 if platform.machine() == "x86_64" else 1
    lines = [
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 1, 0, AUDIT[platform.machine()]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
    ]
    for pair in ALLOWED.values():
        number = pair[here]
        if number is not None:
            lines += [(EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    for pair, argument in OPENS:
        number = pair[here]
        if number is not None:
            lines += _unless_it_empties(number, argument)
    lines += _if_argument(FCNTL[here], 1, HARMLESS_FCNTL)
    lines += _if_argument(CLOCK_GETTIME[here], 0, CLOCKS)
    lines += _if_argument(AFFINITY[here], 0, (0, process))
    lines += _if_argument(MADVISE[here], 2, ADVICE)
    lines += _only_to_ask(PRLIMIT[here])
    for pair, signal in TO_A_PROCESS:
        lines += _to_itself(pair[here], process, signal)
    lines.append((RETURN, 0, 0, REFUSE + PERMISSION))
    return b"".join(struct.pack("HBBI", *line) for line in lines)


def _unless_it_empties(number: int, flags: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the lines that allow to open, but not to empty what is not opened to be written.

    Landlock asks only what is opened to be read or written, and of emptying since version 3.
    """
    yield (EQUAL, 0, 6, number)
    yield (LOAD, 0, 0, FIRST + 8 * flags)
    yield (AND, 0, 0, FOR_NEITHER)
    yield (EQUAL, 2, 0, EMPTIES)
    yield (EQUAL, 1, 0, FOR_NEITHER)
    yield (RETURN, 0, 0, ALLOW)
    yield (RETURN, 0, 0, REFUSE + PERMISSION)


def _if_argument(
    number: int, argument: int, values: tuple[int, ...]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the lines that allow a call if the low half of an argument is one of the values."""
    yield (EQUAL, 0, 2 + 2 * len(values), number)
    yield (LOAD, 0, 0, FIRST + 8 * argument)
    for value in values:
        yield (EQUAL, 0, 1, value)
        yield (RETURN, 0, 0, ALLOW)
    yield (RETURN, 0, 0, REFUSE + PERMISSION)


def _to_itself(number: int, process: int, signal: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the lines that allow a call to this process with a signal that is its own doing."""
    left = len(FROM_OUTSIDE)
    yield (EQUAL, 0, left + 5, number)
    yield (LOAD, 0, 0, FIRST)
    yield (EQUAL, 0, left + 2, process)
    yield (LOAD, 0, 0, FIRST + 8 * signal)
    for after, value in zip(reversed(range(left)), FROM_OUTSIDE, strict=True):
        yield (EQUAL, after + 1, 0, value)
    yield (RETURN, 0, 0, ALLOW)
    yield (RETURN, 0, 0, REFUSE + PERMISSION)


def _only_to_ask(number: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the lines that allow prlimit of this very process, with no new limit (NULL).

    The administrator could raise a limit again.
    """
    words = (FIRST, FIRST + 8 * 2, FIRST + 8 * 2 + 4)  # the process; the address, in two halves
    yield (EQUAL, 0, 2 * len(words) + 2, number)
    for left, word in zip(reversed(range(len(words))), words, strict=True):
        yield (LOAD, 0, 0, word)
        yield (EQUAL, 0, 2 * left + 1, 0)
    yield (RETURN, 0, 0, ALLOW)
    yield (RETURN, 0, 0, REFUSE + PERMISSION)


def filter_calls() -> None:
    """Filter this process's system calls from here on; OSError where the kernel refuses."""
    code = program(os.getpid())
    buffer = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: the number of lines, and where they stand.
    header = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    prctl(NO_NEW_PRIVILEGES, 1)
    prctl(SECCOMP, FILTER_MODE, ctypes.c_char_p(header))
